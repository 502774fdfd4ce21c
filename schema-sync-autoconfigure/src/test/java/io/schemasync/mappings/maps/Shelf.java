package io.schemasync.mappings.maps;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Shelf {

	@Id
	long id;

}
