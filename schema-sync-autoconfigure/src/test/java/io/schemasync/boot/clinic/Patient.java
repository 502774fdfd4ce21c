package io.schemasync.boot.clinic;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
public class Patient {

	@Id
	private Long id;

}
