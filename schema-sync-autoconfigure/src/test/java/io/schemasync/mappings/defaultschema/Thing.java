package io.schemasync.mappings.defaultschema;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
class Thing {

	@Id
	@GeneratedValue
	Long id;

	@Enumerated(EnumType.STRING)
	Kind kind;

	@ManyToOne
	Other other;

	enum Kind {

		A, B

	}

}
