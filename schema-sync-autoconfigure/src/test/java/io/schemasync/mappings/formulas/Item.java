package io.schemasync.mappings.formulas;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;

@Entity
class Item {

	@Id
	long id;

	int price;

	int count;

	@Formula("price * count")
	int total;

	@ColumnTransformer(read = "upper(code)", write = "lower(?)")
	String code;

	@Transient
	String ignored;

	transient String alsoIgnored;

	@ManyToOne
	@NotFound(action = NotFoundAction.IGNORE)
	Item missing;

	@Version
	Instant changed;

	@Column(insertable = false, updatable = false, name = "price")
	Integer priceAgain;

}
