package io.schemasync.mappings.embeddedinheritance;

import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

@Entity
class Parcel {

	@Id
	long id;

	Content content;

	@Embedded
	Route route;

	@Embeddable
	@DiscriminatorColumn(name = "content_kind", length = 10)
	static class Content {

		int weight;

	}

	@Embeddable
	@DiscriminatorValue("fragile")
	static class Fragile extends Content {

		@Column(nullable = false)
		String warning;

	}

	@Embeddable
	static class Route {

		@ManyToOne
		Parcel previous;

		@ElementCollection
		List<String> stops;

		@OneToMany
		@JoinColumn(name = "route_owner")
		Set<Parcel> followers;

	}

}
