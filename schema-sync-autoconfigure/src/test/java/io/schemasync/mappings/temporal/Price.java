package io.schemasync.mappings.temporal;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
@org.hibernate.annotations.Temporal
class Price {

	@Id
	long id;

	BigDecimal amount;

}
