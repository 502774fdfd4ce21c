package io.schemasync.mappings.associations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Fan {

	@Id
	long id;

}
