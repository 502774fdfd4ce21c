package io.schemasync.mappings.counting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
class Visit {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(options = "(start with 100 cache 20)")
	Long id;

}
