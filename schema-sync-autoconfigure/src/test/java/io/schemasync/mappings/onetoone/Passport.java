package io.schemasync.mappings.onetoone;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Passport {

	@Id
	long id;

	@Column(unique = true, length = 12)
	String number;

}
