package io.schemasync.mappings.schemas;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;

@Entity
class Local {

	@Id
	long id;

	@ManyToOne
	Order order;

	@ManyToMany
	List<Item> items;

}
