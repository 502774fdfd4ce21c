package io.schemasync.mappings.propertyref;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "code", "region" }))
class Country {

	@Id
	@GeneratedValue
	Long id;

	@Column(length = 2)
	String code;

	int region;

	@Column(unique = true)
	UUID key;

}
