package io.schemasync.mappings.naturalids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.NaturalId;

@Entity
class Course {

	@Id
	@GeneratedValue
	Long id;

	@NaturalId
	@ManyToOne(optional = false)
	School school;

	@NaturalId(mutable = true)
	@Column(length = 20, nullable = false)
	String code;

}
