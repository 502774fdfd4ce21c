package io.schemasync.mappings.sequences;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

@Entity
class Named {

	@Id
	@GeneratedValue(generator = "numbers")
	@SequenceGenerator(name = "numbers", sequenceName = "named_numbers", initialValue = 1000, allocationSize = 10)
	Long id;

}
