package io.schemasync.mappings.singletable;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

@Entity
@DiscriminatorValue("card")
class CardPayment extends Payment {

	@Column(nullable = false)
	String number;

	int expiry;

}
