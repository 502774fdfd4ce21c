package io.schemasync.mappings.singletable;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;

@Entity
@DiscriminatorValue("2")
class Concert extends Event {

	@Column(unique = true)
	String band;

}
