package io.schemasync.mappings.onetoone;

import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.OneToOne;

@Entity
class Person {

	@Id
	@GeneratedValue
	Long id;

	@OneToOne
	@JoinColumn(name = "passport_number", referencedColumnName = "number")
	Passport passport;

	@OneToOne
	@JoinTable(name = "spouses", joinColumns = @JoinColumn(name = "one"),
			inverseJoinColumns = @JoinColumn(name = "other"))
	Person spouse;

	@OneToOne(mappedBy = "person")
	Picture picture;

	@OneToOne(optional = false)
	@JoinColumn(unique = false)
	Passport second;

	@OneToOne
	@JoinColumn(name = "third", unique = true, foreignKey = @ForeignKey(name = "fk_third"))
	Passport third;

}
