package io.schemasync.scenario;

import java.util.List;
import java.util.Map;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Unmapped;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Databases that lived under Hibernate's {@code update} before.
 */
class TakeoverTests {

	private static final Map<String, Object> UPDATE = Map.of("hibernate.hbm2ddl.auto", "update");

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@Test
	void repairsWhatUpdateLeftAndLosesNoValue() {
		start(Map.of("hibernate.hbm2ddl.auto", "create-only"), First.Ticket.class, First.Person.class,
				First.Team.class);
		start(UPDATE, First.Ticket.class, First.Person.class, First.Team.class);
		// Only now: that start would have emptied the column of the named enum.
		this.jdbc.execute("insert into person (id) values (1)");
		this.jdbc
			.execute("insert into ticket (id, code, status, mood, assignee_id) values (7, 'A-7', 'OPEN', 'LOW', 1)");
		// What update adds once more where an unnamed unique was made by create.
		this.jdbc.execute("alter table ticket add constraint uk_duplicate unique (code)");
		// The foreign key's target changed: update adds the new one and leaves the old
		// one.
		this.jdbc.execute("insert into team (id) values (1)");
		try (EntityModels model = EntityModels.of(this.database, Map.of(),
				List.of(Second.Ticket.class, Second.Person.class, Second.Team.class))) {
			SchemaSync sync = SchemaSync.builder(this.database.dataSource()).desired(model.source()).build();

			sync.run();

			Plan left = sync.plan();
			assertThat(left.steps()).isEmpty();
			assertThat(left.unverified()).isEmpty();
			assertThat(left.unmapped()).extracting(Unmapped::kind).contains("unique constraint", "foreign key");
			assertThat(left.unmapped()).extracting(Unmapped::sql)
				.allSatisfy((sql) -> assertThat(sql).contains("drop"))
				.anySatisfy((sql) -> assertThat(sql).startsWith("alter table public.ticket drop constraint"));
			model.validate();
			left.unmapped().forEach((unmapped) -> this.jdbc.execute(unmapped.sql()));
			assertThat(sync.plan().unmapped()).isEmpty();
			assertThat(sync.plan().steps()).isEmpty();
		}
		assertThat(this.jdbc.queryForMap("select code, status, mood::text, assignee_id from ticket"))
			.isEqualTo(Map.of("code", "A-7", "status", "OPEN", "mood", "LOW", "assignee_id", 1L));
		this.jdbc.execute("insert into ticket (id, code, status, mood) values (8, 'A-8', 'REOPENED', 'WILD')");
	}

	private void start(Map<String, Object> settings, Class<?>... entities) {
		EntityModels.of(this.database, settings, List.of(entities)).close();
	}

	static class First {

		@Entity(name = "Ticket")
		@Table(name = "ticket")
		static class Ticket {

			@Id
			long id;

			@Column(unique = true)
			String code;

			@Enumerated(EnumType.STRING)
			Status status;

			@Enumerated
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Mood mood;

			@ManyToOne
			Person assignee;

			enum Status {

				OPEN, CLOSED

			}

			enum Mood {

				HIGH, LOW

			}

		}

		@Entity(name = "Person")
		@Table(name = "person")
		static class Person {

			@Id
			long id;

		}

		@Entity(name = "Team")
		@Table(name = "team")
		static class Team {

			@Id
			long id;

		}

	}

	static class Second {

		@Entity(name = "Ticket")
		@Table(name = "ticket")
		static class Ticket {

			@Id
			long id;

			@Column(unique = true)
			String code;

			@Enumerated(EnumType.STRING)
			Status status;

			@Enumerated
			@JdbcTypeCode(SqlTypes.NAMED_ENUM)
			Mood mood;

			@ManyToOne
			Team assignee;

			enum Status {

				OPEN, CLOSED, REOPENED

			}

			enum Mood {

				HIGH, LOW, WILD

			}

		}

		@Entity(name = "Person")
		@Table(name = "person")
		static class Person {

			@Id
			long id;

		}

		@Entity(name = "Team")
		@Table(name = "team")
		static class Team {

			@Id
			long id;

		}

	}

}
