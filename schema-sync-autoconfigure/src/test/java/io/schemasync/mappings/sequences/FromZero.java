package io.schemasync.mappings.sequences;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

@Entity
class FromZero {

	@Id
	@GeneratedValue(generator = "zero")
	@SequenceGenerator(name = "zero", sequenceName = "zero_numbers", initialValue = 0, allocationSize = 1)
	Long id;

}
