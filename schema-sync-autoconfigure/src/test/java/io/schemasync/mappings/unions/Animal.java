package io.schemasync.mappings.unions;

import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;

@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
class Animal {

	@Id
	@GeneratedValue
	Long id;

	@Column(unique = true)
	String tag;

	@Enumerated(EnumType.STRING)
	Size size;

	@ManyToOne
	Animal mother;

	@ElementCollection
	Set<String> nicknames;

	enum Size {

		SMALL, BIG

	}

}
