package io.schemasync.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A shelf of the shop, maybe inside another one.
 */
@Entity
@Table(name = "categories")
public class Category {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Integer id;

	@Column(nullable = false, unique = true, length = 60)
	private String name;

	@ManyToOne(fetch = FetchType.LAZY)
	private @Nullable Category parent;

	protected Category() {
	}

	public Category(String name, @Nullable Category parent) {
		this.name = name;
		this.parent = parent;
	}

	public @Nullable Integer getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public @Nullable Category getParent() {
		return this.parent;
	}

}
