package io.schemasync.mappings.sequences;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
class Implicit {

	@Id
	@GeneratedValue
	Long id;

}
