package io.schemasync.sample.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.NativeGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought at one time.
 */
@Entity
@Table(name = "orders", indexes = @Index(name = "orders_customer_idx", columnList = "customer_id, placedAt"))
public class Order {

	@Id
	@NativeGenerator(sequenceForm = @SequenceGenerator(allocationSize = 10))
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private Customer customer;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 20)
	private OrderStatus status = OrderStatus.PLACED;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 20)
	private OrderChannel channel;

	@Embedded
	@AttributeOverride(name = "street", column = @Column(name = "shipping_street"))
	@AttributeOverride(name = "city", column = @Column(name = "shipping_city"))
	@AttributeOverride(name = "postalCode", column = @Column(name = "shipping_postal_code", length = 12))
	@AttributeOverride(name = "country", column = @Column(name = "shipping_country", length = 2))
	private @Nullable Address shippingAddress;

	@OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
	@OrderBy("id")
	private List<OrderLine> lines = new ArrayList<>();

	@CreationTimestamp
	private @Nullable Instant placedAt;

	@Version
	@ColumnDefault("0")
	private int version;

	protected Order() {
	}

	public Order(Customer customer, OrderChannel channel) {
		this.customer = customer;
		this.channel = channel;
		this.shippingAddress = customer.getAddress();
	}

	public void add(Product product, int quantity) {
		this.lines.add(new OrderLine(this, product, quantity));
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public Customer getCustomer() {
		return this.customer;
	}

	public OrderStatus getStatus() {
		return this.status;
	}

	public void setStatus(OrderStatus status) {
		this.status = status;
	}

	/**
	 * Returns the channel, {@code null} for orders from before it was recorded.
	 * @return the channel
	 */
	public @Nullable OrderChannel getChannel() {
		return this.channel;
	}

	public @Nullable Address getShippingAddress() {
		return this.shippingAddress;
	}

	public List<OrderLine> getLines() {
		return this.lines;
	}

	public @Nullable Instant getPlacedAt() {
		return this.placedAt;
	}

	public int getVersion() {
		return this.version;
	}

}
