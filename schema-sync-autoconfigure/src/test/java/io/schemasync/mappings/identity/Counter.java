package io.schemasync.mappings.identity;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
class Counter {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	int id;

}
