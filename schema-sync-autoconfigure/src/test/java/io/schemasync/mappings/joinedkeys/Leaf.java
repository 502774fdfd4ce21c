package io.schemasync.mappings.joinedkeys;

import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.hibernate.annotations.Check;

@Entity
@Table(indexes = @Index(columnList = "colour"))
@Check(constraints = "colour <> ''")
class Leaf extends Branch {

	String colour;

	@ManyToMany
	Set<Branch> neighbours;

}
