package io.schemasync.mappings.indexes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Category {

	@Id
	long id;

}
