package io.schemasync.sample.shop;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.Length;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Something the shop sells.
 */
@Entity
@Table(name = "products", indexes = @Index(name = "products_name_idx", columnList = "name"),
		check = @CheckConstraint(name = "products_price_check", constraint = "price >= 0"))
public class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private @Nullable UUID id;

	@Column(nullable = false, unique = true, length = 40)
	private String sku;

	@Column(nullable = false)
	private String name;

	@Column(length = Length.LONG32)
	private @Nullable String description;

	@Column(nullable = false, precision = 12, scale = 2)
	private BigDecimal price;

	@Enumerated(EnumType.ORDINAL)
	@Column(nullable = false)
	private Availability availability = Availability.AVAILABLE;

	@ColumnDefault("0")
	private int stock;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable Map<String, String> attributes;

	@ManyToMany
	@JoinTable(name = "product_categories", joinColumns = @JoinColumn(name = "product_id"),
			inverseJoinColumns = @JoinColumn(name = "category_id"))
	private Set<Category> categories = new LinkedHashSet<>();

	@Version
	@ColumnDefault("0")
	private int version;

	protected Product() {
	}

	public Product(String sku, String name, BigDecimal price) {
		this.sku = sku;
		this.name = name;
		this.price = price;
	}

	public @Nullable UUID getId() {
		return this.id;
	}

	public String getSku() {
		return this.sku;
	}

	public String getName() {
		return this.name;
	}

	public @Nullable String getDescription() {
		return this.description;
	}

	public void setDescription(@Nullable String description) {
		this.description = description;
	}

	public BigDecimal getPrice() {
		return this.price;
	}

	public Availability getAvailability() {
		return this.availability;
	}

	public int getStock() {
		return this.stock;
	}

	public void setStock(int stock) {
		this.stock = stock;
	}

	public @Nullable Map<String, String> getAttributes() {
		return this.attributes;
	}

	public void setAttributes(@Nullable Map<String, String> attributes) {
		this.attributes = attributes;
	}

	public Set<Category> getCategories() {
		return this.categories;
	}

	public int getVersion() {
		return this.version;
	}

}
