package io.schemasync.mappings.unions;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;

@Entity
class Owner {

	@Id
	long id;

	@OneToMany(mappedBy = "owner")
	List<Dog> dogs;

}
