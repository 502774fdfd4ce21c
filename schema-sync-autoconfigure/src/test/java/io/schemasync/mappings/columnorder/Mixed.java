package io.schemasync.mappings.columnorder;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;

@Entity
@IdClass(Mixed.Key.class)
class Mixed {

	@Id
	String text;

	@Id
	int number;

	boolean flag;

	@ManyToOne
	Mixed next;

	record Key(String text, int number) {

	}

}
