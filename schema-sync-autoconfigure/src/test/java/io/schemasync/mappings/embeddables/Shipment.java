package io.schemasync.mappings.embeddables;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

@Entity
class Shipment {

	@EmbeddedId
	Key key;

	Place origin;

	@Embedded
	@AttributeOverride(name = "street", column = @Column(name = "target_street", length = 50))
	@AttributeOverride(name = "point.x", column = @Column(name = "target_x"))
	@AttributeOverride(name = "point.y", column = @Column(name = "target_y"))
	Place target;

	@Embeddable
	record Key(String zone, int number, long area) {

	}

	@Embeddable
	static class Place {

		String street;

		Point point;

	}

	@Embeddable
	static class Point {

		double x;

		double y;

	}

}
