package io.schemasync.mappings.joinedkeys;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

@Entity
@Inheritance(strategy = InheritanceType.JOINED)
@IdClass(Node.Key.class)
class Node {

	@Id
	String tree;

	@Id
	int number;

	record Key(String tree, int number) {

	}

}
