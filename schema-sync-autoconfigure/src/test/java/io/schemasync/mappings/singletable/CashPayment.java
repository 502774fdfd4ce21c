package io.schemasync.mappings.singletable;

import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

@Entity
@DiscriminatorValue("cash")
class CashPayment extends Payment {

	@Enumerated(EnumType.STRING)
	Till till;

	enum Till {

		FRONT, BACK

	}

}
