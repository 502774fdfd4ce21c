package io.schemasync.mappings.naturalids;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.NaturalId;

@Entity
class School {

	@Id
	long id;

	@NaturalId
	@Column(unique = true)
	String name;

}
