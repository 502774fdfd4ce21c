package io.schemasync.mappings.audited;

import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
@org.hibernate.annotations.Audited
class Contract {

	@Id
	long id;

	@Column(nullable = false, unique = true)
	String number;

	@ManyToOne
	Contract parent;

	@ElementCollection
	Set<String> clauses;

}
