package io.schemasync.mappings.associations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Address {

	@Id
	long id;

}
