package io.schemasync.sample.shop;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.NativeGenerator;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.UpdateTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who buys, known by an email address.
 */
@Entity
@Table(name = "customers", indexes = @Index(name = "customers_city_idx", columnList = "country, city"))
public class Customer {

	@Id
	@NativeGenerator(sequenceForm = @SequenceGenerator(allocationSize = 10))
	private @Nullable Long id;

	@NaturalId(mutable = true)
	@Column(nullable = false)
	private String email;

	@Column(nullable = false, length = 120)
	private String name;

	@Embedded
	private @Nullable Address address;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 20)
	@ColumnDefault("'STANDARD'")
	private CustomerTier tier = CustomerTier.STANDARD;

	@ColumnDefault("false")
	private boolean newsletter;

	@ElementCollection
	@CollectionTable(name = "customer_phones", joinColumns = @JoinColumn(name = "customer_id"))
	@Column(name = "phone", nullable = false, length = 30)
	private Set<String> phones = new TreeSet<>();

	@CreationTimestamp
	private @Nullable Instant createdAt;

	@UpdateTimestamp
	@ColumnDefault("now()")
	private @Nullable Instant updatedAt;

	@Version
	@ColumnDefault("0")
	private int version;

	protected Customer() {
	}

	public Customer(String email, String name, @Nullable Address address) {
		this.email = email;
		this.name = name;
		this.address = address;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public String getEmail() {
		return this.email;
	}

	public String getName() {
		return this.name;
	}

	public @Nullable Address getAddress() {
		return this.address;
	}

	public CustomerTier getTier() {
		return this.tier;
	}

	public boolean isNewsletter() {
		return this.newsletter;
	}

	public Set<String> getPhones() {
		return this.phones;
	}

	public @Nullable Instant getCreatedAt() {
		return this.createdAt;
	}

	public @Nullable Instant getUpdatedAt() {
		return this.updatedAt;
	}

	public int getVersion() {
		return this.version;
	}

}
