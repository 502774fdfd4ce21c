package io.schemasync.mappings.counting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;

@Entity
class Ticket {

	@Id
	@GeneratedValue(strategy = GenerationType.SEQUENCE)
	@SequenceGenerator(sequenceName = "tickets", initialValue = 1000, allocationSize = 10,
			options = "minvalue 500 maxvalue 9999 cycle cache 5")
	Long id;

	@Column(columnDefinition = "bigint generated always as identity (start with 7 increment by 3 cache 2)",
			insertable = false, updatable = false)
	Long turn;

}
