package io.schemasync.mappings.secondary;

import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;

@Entity
@SecondaryTable(name = "patient_details", schema = "clinic", foreignKey = @ForeignKey(name = "fk_details"))
@SecondaryTable(name = "patient_photo",
		pkJoinColumns = @PrimaryKeyJoinColumn(name = "patient", referencedColumnName = "id"))
class Patient {

	@Id
	@GeneratedValue
	Long id;

	@Column(table = "patient_details")
	String allergies;

	@ManyToOne
	@JoinColumn(table = "patient_details", name = "doctor_id")
	Patient doctor;

	@Lob
	@Column(table = "patient_photo")
	byte[] photo;

	@ElementCollection
	Set<String> names;

}
