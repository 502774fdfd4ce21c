package io.schemasync.mappings.checks;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Check;

@Entity
@Check(name = "ends_after_start", constraints = "finish > start")
@Check(constraints = "seats > 0 or cancelled")
@Table(check = @CheckConstraint(name = "CK_Price", constraint = "price >= 0"))
class Booking {

	@Id
	long id;

	LocalDate start;

	LocalDate finish;

	@Check(constraints = "seats < 100")
	int seats;

	boolean cancelled;

	BigDecimal price;

	@Check(name = "code_format", constraints = "code like 'B%'")
	@Column(length = 20)
	String code;

	@Column(check = { @CheckConstraint(constraint = "rating >= 1"), @CheckConstraint(constraint = "rating <= 5") })
	int rating;

	@Column(check = { @CheckConstraint(name = "weight_positive", constraint = "weight > 0"),
			@CheckConstraint(name = "weight_limit", constraint = "weight < 1000") })
	int weight;

}
