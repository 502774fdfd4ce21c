package io.schemasync.proof;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The version of an application that runs in production. */
final class OldShop {

	static final Class<?>[] ENTITIES = { Customer.class, Purchase.class };

	private OldShop() {
	}

	enum Mood {

		CALM, KEEN

	}

	enum Status {

		OPEN, PAID

	}

	@Entity(name = "Customer")
	@Table(name = "customers")
	static class Customer {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@Column(nullable = false, length = 60)
		String name;

		@Column(length = 120)
		String email;

		@Column(length = 40)
		String phone;

		@Column(nullable = false, length = 40)
		String fax;

		@Column(nullable = false, length = 10)
		String legacy;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Mood mood;

	}

	@Entity(name = "Purchase")
	@Table(name = "purchases", indexes = @Index(name = "ix_purchases", columnList = "placed_on"))
	static class Purchase {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		Long customerId;

		@Enumerated(EnumType.STRING)
		@Column(nullable = false)
		Status status;

		@Column(nullable = false)
		BigDecimal amount;

		LocalDate placedOn;

	}

}
