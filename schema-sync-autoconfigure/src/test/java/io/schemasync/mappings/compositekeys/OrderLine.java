package io.schemasync.mappings.compositekeys;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

@Entity
@IdClass(OrderLine.Key.class)
class OrderLine {

	@Id
	@ManyToOne
	Order order;

	@Id
	int position;

	@OneToMany(mappedBy = "line")
	List<OrderNote> notes;

	record Key(Long order, int position) {

	}

}
