package io.schemasync.mappings.bulk;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

@Entity
class Employee extends Person {

	@Column(precision = 12, scale = 2, nullable = false)
	BigDecimal salary;

	@ManyToOne
	Employee superior;

}
