package io.schemasync.mappings.options;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Comment;

@Entity
@Table(options = "with (fillfactor=70)", comment = "What the sensors said")
class Reading {

	@Id
	@GeneratedValue
	Long id;

	@Column(comment = "Degrees", options = "storage plain")
	double value;

	@Column(unique = true, length = 64)
	@Comment("Who measured")
	String sensor;

}
