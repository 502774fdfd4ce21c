package io.schemasync.mappings.timing;

import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@Table(uniqueConstraints = {
		@UniqueConstraint(name = "uk_seat_place", columnNames = { "place", "room" },
				options = "DEFERRABLE INITIALLY DEFERRED"),
		@UniqueConstraint(columnNames = { "place", "number" }, options = "deferrable"),
		@UniqueConstraint(columnNames = { "place", "number" }, options = "initially  immediate"),
		@UniqueConstraint(columnNames = "number", options = "with (fillfactor = 80) not deferrable") })
class Seat {

	@Id
	long id;

	int room;

	int place;

	int number;

	@ManyToOne
	@JoinColumn(foreignKey = @ForeignKey(name = "fk_seat_neighbour", options = "deferrable initially immediate"))
	Seat neighbour;

	@ManyToOne
	@JoinColumn(foreignKey = @ForeignKey(options = "match simple initially deferred"))
	Seat opposite;

	@ManyToOne
	@JoinColumn(foreignKey = @ForeignKey(options = "on update cascade NOT  DEFERRABLE"))
	Seat behind;

}
