package io.schemasync.proof;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Synchronize;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;

/**
 * The next version of {@link OldShop}: something of every kind that is added, widened or
 * made stricter.
 */
final class NewShop {

	static final Class<?>[] ENTITIES = { Customer.class, Purchase.class, Payment.class, Parcel.class, Turnover.class };

	private NewShop() {
	}

	enum Mood {

		CALM, KEEN, ANGRY

	}

	enum Status {

		OPEN, PAID, SENT

	}

	enum Method {

		CARD, CASH

	}

	/**
	 * A unique that was not there, NOT NULL on one column and no longer on another, a
	 * rule, a wider type, new columns with and without values for the rows of today.
	 */
	@Entity(name = "Customer")
	@Table(name = "customers")
	@Check(name = "customers_have_names", constraints = "length(name) > 0")
	static class Customer {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@Column(nullable = false, length = 120)
		String name;

		@Column(length = 120, unique = true)
		String email;

		@Column(nullable = false, length = 40)
		String phone;

		@Comment("Nobody has one")
		@Column(length = 40)
		String fax;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Mood mood;

		@ColumnDefault("'STANDARD'")
		@Column(nullable = false, length = 20)
		String tier;

		String nickname;

	}

	/** A foreign key, a wider enum, an index over more columns, and one more. */
	@Entity(name = "Purchase")
	@Table(name = "purchases", indexes = { @Index(name = "ix_purchases", columnList = "placed_on, status"),
			@Index(name = "ix_purchases_by_customer", columnList = "customer_id") })
	static class Purchase {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Customer customer;

		@Enumerated(EnumType.STRING)
		@Column(nullable = false)
		Status status;

		@Column(nullable = false)
		BigDecimal amount;

		@ColumnDefault("current_date")
		LocalDate placedOn;

	}

	/** A table, a sequence and a type, with a key to a table that is in use. */
	@Entity(name = "Payment")
	@Table(name = "payments")
	static class Payment {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@ManyToOne(optional = false, fetch = FetchType.LAZY)
		Purchase purchase;

		@Enumerated(EnumType.STRING)
		@JdbcTypeCode(SqlTypes.NAMED_ENUM)
		Method method;

	}

	@Entity(name = "Parcel")
	@Table(name = "parcels")
	static class Parcel {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Purchase purchase;

		@Column(unique = true)
		String label;

	}

	@Entity(name = "Turnover")
	@Immutable
	@Table(name = "turnover")
	@View(query = "select status, sum(amount) as total from purchases group by status")
	@Synchronize("purchases")
	static class Turnover {

		@Id
		String status;

		BigDecimal total;

	}

}
