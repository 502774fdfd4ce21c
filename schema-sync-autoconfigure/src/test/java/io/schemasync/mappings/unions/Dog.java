package io.schemasync.mappings.unions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(indexes = @Index(columnList = "owner_id"))
class Dog extends Animal {

	@ManyToOne
	Owner owner;

	@Column(nullable = false)
	boolean barks;

}
