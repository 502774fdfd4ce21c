package io.schemasync.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import java.util.UUID;

import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** New columns for which the server writes every row anew. */
class RewriteTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	/** The first version. */
	interface V1 {

		@Entity(name = "Ride")
		class Ride {

			@Id
			Long id;

			Integer metres;

		}

	}

	/** With a value of its own in each new column of each row. */
	interface V2 {

		@Entity(name = "Ride")
		class Ride {

			@Id
			Long id;

			Integer metres;

			@ColumnDefault("gen_random_uuid()")
			@Column(nullable = false)
			UUID token;

			@ColumnDefault("clock_timestamp()")
			java.time.OffsetDateTime seen;

			@Column(columnDefinition = "integer generated always as (metres * 2) stored", insertable = false,
					updatable = false)
			Integer bothWays;

			@Column(columnDefinition = "serial")
			Integer number;

			@Column(columnDefinition = "bounded")
			Integer grade;

		}

	}

	/** With defaults that the server keeps in its catalog. */
	interface Cheap {

		@Entity(name = "Ride")
		class Ride {

			@Id
			Long id;

			Integer metres;

			@ColumnDefault("now()")
			@Column(nullable = false)
			java.time.OffsetDateTime seen;

			@ColumnDefault("'new'")
			@Column(nullable = false)
			String state;

		}

	}

	@Test
	void comeAtOnceOnASmallTable() {
		rides();
		assertThat(this.database.start(V2.Ride.class).left()).isEmpty();
		assertThat(new JdbcTemplate(this.database.dataSource()).queryForObject(
				"select count(distinct token) from ride where number > 0 and both_ways = 20", Integer.class))
			.isEqualTo(3);
	}

	@Test
	void areLeftToAPersonOnABigOne() {
		rides();
		String plan = this.database.plan(Settings.defaults().rewriteLimit(1), V2.Ride.class);
		assertThat(plan).contains("! ride.both_ways");
		assertThat(plan.lines().filter((line) -> line.startsWith("! ") && line.contains("[TABLE_REWRITE]"))).hasSize(5);
		assertThat(plan).contains("larger than schemasync.additive.rewrite-limit");
	}

	@Test
	void rewriteNothingWhereTheDefaultIsTheSameForAllRows() {
		rides();
		Long before = file();
		assertThat(this.database.start(Settings.defaults().rewriteLimit(1), Cheap.Ride.class).left()).isEmpty();
		assertThat(file()).isEqualTo(before);
	}

	/** Counts further. */
	interface Longer {

		@Entity(name = "Ride")
		class Ride {

			@Id
			Long id;

			Long metres;

		}

	}

	@Test
	void gatherStatisticsAnew() {
		rides();
		assertThat(this.database.start(Longer.Ride.class).left()).isEmpty();
		assertThat(new JdbcTemplate(this.database.dataSource()).queryForList(
				"select attname::text from pg_stats where schemaname = 'public' and tablename = 'ride'", String.class))
			.containsExactly("metres");
	}

	private Long file() {
		return new JdbcTemplate(this.database.dataSource()).queryForObject("select pg_relation_filenode('ride')",
				Long.class);
	}

	private void rides() {
		this.database.sql("create domain bounded as integer check (value < 7)");
		this.database.start(V1.Ride.class);
		this.database.sql("insert into ride (id, metres) values (1, 10), (2, 10), (3, 10)");
	}

}
