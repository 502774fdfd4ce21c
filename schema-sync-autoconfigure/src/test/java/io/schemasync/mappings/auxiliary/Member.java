package io.schemasync.mappings.auxiliary;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Member {

	@Id
	long id;

	String email;

	int number;

}
