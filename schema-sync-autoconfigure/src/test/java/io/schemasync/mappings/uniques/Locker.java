package io.schemasync.mappings.uniques;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.NaturalId;

@Entity
class Locker {

	@Id
	long id;

	@NaturalId
	String building;

	@NaturalId
	int number;

	@OneToOne(mappedBy = "assigned")
	Member member;

}
