package io.schemasync.mappings.associations;

import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;

@Entity
class Genre {

	@Id
	long id;

	@Column(unique = true)
	String code;

	@ManyToMany(mappedBy = "genres")
	Set<Author> authors;

}
