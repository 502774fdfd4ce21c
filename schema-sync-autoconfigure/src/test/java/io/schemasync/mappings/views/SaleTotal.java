package io.schemasync.mappings.views;

import java.math.BigDecimal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Synchronize;
import org.hibernate.annotations.View;

@Entity
@Immutable
@View(query = "select product, sum(amount) as total from sale group by product")
@Synchronize("sale")
class SaleTotal {

	@Id
	String product;

	BigDecimal total;

}
