package io.schemasync.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

import org.hibernate.annotations.PartitionKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A mapped table that a DBA has partitioned. */
class PartitionedTableTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	/** A measurement as the DBA's table has it. */
	interface Plain {

		@Entity(name = "Measurement")
		@Table(name = "measurement")
		class Measurement {

			@Id
			Long id;

			@Id
			@PartitionKey
			Integer day;

			@Column(length = 20)
			String place;

		}

	}

	/** More columns, rules and indexes. */
	interface Richer {

		@Entity(name = "Place")
		@Table(name = "places")
		class Place {

			@Id
			Long id;

		}

		@Entity(name = "Measurement")
		@Table(name = "measurement", indexes = @Index(name = "by_place", columnList = "place"),
				uniqueConstraints = @UniqueConstraint(name = "once_a_day", columnNames = { "day", "place" }))
		class Measurement {

			@Id
			Long id;

			@Id
			@PartitionKey
			Integer day;

			@Column(length = 40, nullable = false)
			String place;

			Double degrees;

			@ManyToOne
			Place where;

		}

	}

	/** Unique without the column that the table is partitioned by. */
	interface Impossible {

		@Entity(name = "Measurement")
		@Table(name = "measurement", uniqueConstraints = @UniqueConstraint(name = "once", columnNames = { "place" }))
		class Measurement {

			@Id
			Long id;

			@Id
			@PartitionKey
			Integer day;

			@Column(length = 20)
			String place;

		}

	}

	@BeforeEach
	void partition() {
		this.database.sql("""
				create table measurement (id bigint not null, day integer not null, place varchar(20),
				  primary key (day, id)) partition by range (day)""",
				"create table measurement_1 partition of measurement for values from (0) to (100)",
				"create table measurement_2 partition of measurement for values from (100) to (200)",
				"insert into measurement select n, n, 'p' || n from generate_series(1, 150) n");
	}

	@Test
	void isInSync() {
		assertThat(this.database.start(Plain.Measurement.class).changedNothing()).isTrue();
	}

	@Test
	void smallOneGetsWhateverItLacks() {
		Start start = this.database.start(Richer.Place.class, Richer.Measurement.class);
		assertThat(start.left()).isEmpty();
		assertThat(start.did()).contains("by_place").contains("once_a_day").contains("WRITES_WAIT");
	}

	@Test
	void indexOfABigOneIsLeftToAPersonWithTheRecipe() {
		String plan = this.database.plan(Settings.defaults().rewriteLimit(8192), Richer.Place.class,
				Richer.Measurement.class);
		assertThat(plan).contains("! measurement.by_place").contains("! measurement.once_a_day");
		assertThat(plan.replaceAll("\\s+", " ")).contains("ON ONLY the table")
			.contains("measurement_1, public.measurement_2".replace("public.", ""))
			.contains("schemasync.additive.rewrite-limit");
		Start start = this.database.start(Settings.defaults().rewriteLimit(8192), Richer.Place.class,
				Richer.Measurement.class);
		assertThat(start.did()).contains("+ measurement.degrees").contains("→ varchar(40), not null");
	}

	@Test
	void indexThatAPersonBuiltIsTakenAsItIs() {
		this.database.sql("create index by_place on only measurement (place)");
		assertThat(this.database.plan(Richer.Place.class, Richer.Measurement.class)).contains("! measurement.by_place");
		for (String partition : new String[] { "measurement_1", "measurement_2" }) {
			this.database.sql("create index concurrently %s_place on %s (place)".formatted(partition, partition),
					"alter index by_place attach partition " + partition + "_place");
		}
		assertThat(this.database.plan(Richer.Place.class, Richer.Measurement.class)).doesNotContain("by_place");
	}

	@Test
	void uniqueWithoutThePartitionKeyIsWithheldAlsoOnAnEmptyTable() {
		assertThat(this.database.plan(Impossible.Measurement.class)).contains("! measurement.once")
			.contains("PARTITION_KEY");
		this.database.sql("delete from measurement");
		assertThat(this.database.start(Impossible.Measurement.class).changedNothing()).isTrue();
	}

}
