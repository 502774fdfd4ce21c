package io.schemasync.boot.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

@Entity
public class Product {

	@Id
	@GeneratedValue
	private Long id;

	@Column(nullable = false, length = 80)
	private String name;

	@Column(unique = true)
	private String code;

}
