package io.schemasync.mappings.discriminators;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

@Entity
@DiscriminatorValue("L")
class Letter extends Message {

	@Column(nullable = false)
	int stamps;

	@Column(unique = true)
	String barcode;

}
