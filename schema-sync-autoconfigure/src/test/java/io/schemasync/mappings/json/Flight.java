package io.schemasync.mappings.json;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Struct;

@Entity
class Flight {

	@Id
	long id;

	Position position;

	Position[] track;

	@Struct(name = "position_type")
	@Embeddable
	static class Position {

		double latitude;

		double longitude;

		@Column(length = 80)
		String name;

	}

}
