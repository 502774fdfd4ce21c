package io.schemasync.mappings.compositekeys;

import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

@Entity
@IdClass(Zone.Key.class)
class Zone {

	@Id
	String name;

	@Id
	int number;

	@Id
	UUID area;

	@ManyToOne
	@JoinColumn(name = "parent_name", referencedColumnName = "name")
	@JoinColumn(name = "parent_number", referencedColumnName = "number")
	@JoinColumn(name = "parent_area", referencedColumnName = "area")
	Zone parent;

	@OneToMany
	Set<Street> streets;

	record Key(String name, int number, UUID area) {

	}

}
