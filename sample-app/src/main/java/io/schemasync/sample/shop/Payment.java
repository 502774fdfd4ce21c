package io.schemasync.sample.shop;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.NativeGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in for an order.
 */
@Entity
@Table(name = "payments")
@Inheritance(strategy = InheritanceType.JOINED)
@DiscriminatorColumn(name = "kind", length = 20)
public abstract class Payment {

	@Id
	@NativeGenerator(sequenceForm = @SequenceGenerator(allocationSize = 10))
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Order order;

	@Column(nullable = false, precision = 12, scale = 2)
	private BigDecimal amount;

	@CreationTimestamp
	private @Nullable Instant receivedAt;

	protected Payment() {
	}

	protected Payment(Order order, BigDecimal amount) {
		this.order = order;
		this.amount = amount;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public Order getOrder() {
		return this.order;
	}

	public BigDecimal getAmount() {
		return this.amount;
	}

	public @Nullable Instant getReceivedAt() {
		return this.receivedAt;
	}

}
