package io.schemasync.mappings.generatortables;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
class Plain {

	@Id
	@GeneratedValue(strategy = GenerationType.TABLE)
	Long id;

}
