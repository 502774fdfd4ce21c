package io.schemasync.mappings.schemas;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "Stock", name = "items")
class Item {

	@Id
	long id;

}
