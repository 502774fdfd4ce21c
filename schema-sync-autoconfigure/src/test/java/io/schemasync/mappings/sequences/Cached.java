package io.schemasync.mappings.sequences;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

@Entity
class Cached {

	@Id
	@GeneratedValue(generator = "cached")
	@SequenceGenerator(name = "cached", sequenceName = "cached_numbers", allocationSize = 1, options = "cache 20")
	Long id;

}
