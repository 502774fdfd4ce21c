package io.schemasync.mappings.compositekeys;

import java.io.Serializable;
import java.util.Set;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;

@Entity
class Street {

	@EmbeddedId
	Key key;

	@MapsId("zone")
	@ManyToOne
	Zone zone;

	@ManyToMany
	Set<Zone> crossed;

	@Embeddable
	static class Key implements Serializable {

		Zone.Key zone;

		long number;

		@Override
		public boolean equals(Object other) {
			return this == other;
		}

		@Override
		public int hashCode() {
			return 1;
		}

	}

}
