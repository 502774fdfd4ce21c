package io.schemasync.mappings.views;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;

@Entity
@Immutable
@Subselect("select product, count(*) as number from sale group by product")
class SaleCount {

	@Id
	String product;

	long number;

}
