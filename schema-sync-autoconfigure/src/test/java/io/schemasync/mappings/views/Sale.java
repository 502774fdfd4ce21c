package io.schemasync.mappings.views;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Sale {

	@Id
	long id;

	String product;

	BigDecimal amount;

}
