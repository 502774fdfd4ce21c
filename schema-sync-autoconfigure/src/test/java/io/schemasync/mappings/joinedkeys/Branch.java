package io.schemasync.mappings.joinedkeys;

import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

@Entity
class Branch extends Node {

	@ManyToOne
	Node target;

}
