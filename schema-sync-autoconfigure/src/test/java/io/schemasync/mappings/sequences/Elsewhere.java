package io.schemasync.mappings.sequences;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

@Entity
class Elsewhere {

	@Id
	@GeneratedValue(generator = "elsewhere")
	@SequenceGenerator(name = "elsewhere", schema = "numbers", sequenceName = "elsewhere_numbers")
	Long id;

}
