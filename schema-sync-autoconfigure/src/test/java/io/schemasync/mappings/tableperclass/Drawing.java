package io.schemasync.mappings.tableperclass;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;

@Entity
class Drawing {

	@Id
	long id;

	@OneToMany(mappedBy = "drawing")
	List<Shape> shapes;

	@ManyToMany
	List<Shape> copies;

}
