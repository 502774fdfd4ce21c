package io.schemasync.mappings.singletable;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
class Payment {

	@Id
	long id;

	@Column(nullable = false)
	BigDecimal amount;

}
