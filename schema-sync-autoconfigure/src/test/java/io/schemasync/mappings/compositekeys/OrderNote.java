package io.schemasync.mappings.compositekeys;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

@Entity
class OrderNote {

	@Id
	long id;

	@ManyToOne
	@OnDelete(action = OnDeleteAction.CASCADE)
	OrderLine line;

}
