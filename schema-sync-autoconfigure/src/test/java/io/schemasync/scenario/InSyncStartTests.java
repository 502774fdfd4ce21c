package io.schemasync.scenario;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** The common start, which finds everything as it should be, costs next to nothing. */
class InSyncStartTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	@Test
	void needsOneStatementAndWritesNothing() {
		try (EntityModels model = EntityModels.of(this.database, CreationScenarios.SHOP)) {
			SchemaSync.builder(this.database.dataSource()).desired(model.source()).build().run();
			StatementLog log = new StatementLog(this.database.dataSource());
			SchemaSync schemaSync = SchemaSync.builder(log.dataSource()).desired(model.source()).build();

			assertThat(schemaSync.run()).isInstanceOf(Outcome.Unchanged.class);

			assertThat(log.statements()).hasSize(1);
			assertThat(log.connections()).isOne();
			assertWritesNothing(schemaSync);
		}
	}

	@Test
	void oneStatementIsEnoughForSeveralSchemas() {
		try (EntityModels model = EntityModels.of(this.database, Here.class, There.class)) {
			assertThat(statementsInSync(model.source(), null)).isOne();
			assertThat(statementsInSync(model.source(), "books")).isOne();
		}
	}

	@Test
	void aSourceThatDoesNotKnowItsSchemasIsReadFirst() {
		try (EntityModels model = EntityModels.of(this.database, Here.class, There.class)) {
			assertThat(statementsInSync(model.source()::read, null)).isEqualTo(2);
		}
	}

	private int statementsInSync(SchemaSource source, String bookkeepingSchema) {
		SchemaSync.builder(this.database.dataSource())
			.desired(source)
			.bookkeepingSchema(bookkeepingSchema)
			.build()
			.run();
		StatementLog log = new StatementLog(this.database.dataSource());
		Outcome outcome = SchemaSync.builder(log.dataSource())
			.desired(source)
			.bookkeepingSchema(bookkeepingSchema)
			.build()
			.run();
		assertThat(outcome).isInstanceOf(Outcome.Unchanged.class);
		return log.statements().size();
	}

	/**
	 * Any write takes a transaction id. The server's own workers take some too, though
	 * not in each of several runs.
	 */
	private void assertWritesNothing(SchemaSync schemaSync) {
		List<Boolean> quiet = IntStream.range(0, 5).mapToObj((attempt) -> {
			String before = nextTransaction();
			schemaSync.run();
			return before.equals(nextTransaction());
		}).toList();
		assertThat(quiet).contains(true);
	}

	private String nextTransaction() {
		return Objects.requireNonNull(new JdbcTemplate(this.database.dataSource())
			.queryForObject("select pg_snapshot_xmax(pg_current_snapshot())::text", String.class));
	}

	@Entity(name = "Here")
	static class Here {

		@Id
		Long id;

	}

	@Entity(name = "There")
	@Table(schema = "there")
	static class There {

		@Id
		Long id;

	}

}
