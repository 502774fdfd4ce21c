package io.schemasync.sample.shop;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A payment by card.
 */
@Entity
@Table(name = "card_payments")
@DiscriminatorValue("card")
public class CardPayment extends Payment {

	@Column(nullable = false, length = 4)
	@JdbcTypeCode(SqlTypes.CHAR)
	private String lastDigits;

	protected CardPayment() {
	}

	public CardPayment(Order order, BigDecimal amount, String lastDigits) {
		super(order, amount);
		this.lastDigits = lastDigits;
	}

	public String getLastDigits() {
		return this.lastDigits;
	}

}
