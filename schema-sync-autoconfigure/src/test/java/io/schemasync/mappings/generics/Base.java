package io.schemasync.mappings.generics;

import java.io.Serializable;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
abstract class Base<K extends Serializable, P> {

	@Id
	K id;

	@ManyToOne
	P parent;

	@ElementCollection
	Set<K> related;

}
