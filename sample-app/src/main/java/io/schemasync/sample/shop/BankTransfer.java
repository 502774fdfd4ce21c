package io.schemasync.sample.shop;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * A payment by bank transfer.
 */
@Entity
@Table(name = "bank_transfers")
@DiscriminatorValue("bank_transfer")
public class BankTransfer extends Payment {

	@Column(nullable = false, length = 34)
	private String iban;

	@Column(nullable = false)
	private LocalDate valueDate;

	protected BankTransfer() {
	}

	public BankTransfer(Order order, BigDecimal amount, String iban, LocalDate valueDate) {
		super(order, amount);
		this.iban = iban;
		this.valueDate = valueDate;
	}

	public String getIban() {
		return this.iban;
	}

	public LocalDate getValueDate() {
		return this.valueDate;
	}

}
