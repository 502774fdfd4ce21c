package io.schemasync.mappings.structs;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Struct;

@Entity
class Site {

	@Id
	long id;

	Place place;

	@Embeddable
	@Struct(name = "place_type")
	static class Place {

		String name;

		Point point;

		String[] aliases;

		@Enumerated(EnumType.STRING)
		Kind kind;

		@Column(precision = 10, scale = 2)
		BigDecimal rent;

		UUID key;

	}

	@Embeddable
	@Struct(name = "PointType", attributes = { "y", "x" })
	static class Point {

		int x;

		int y;

	}

	enum Kind {

		OFFICE, STORE

	}

}
