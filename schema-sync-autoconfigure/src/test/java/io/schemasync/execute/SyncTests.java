package io.schemasync.execute;

import java.time.Duration;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.Strategy;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.Schema;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A fresh database, and words for what happens to it.
 */
abstract class SyncTests {

	static final ExecutionSettings IMPATIENT = new ExecutionSettings(Duration.ofSeconds(2), Duration.ofMillis(200),
			Duration.ofSeconds(2), Duration.ofSeconds(10), true, false, false, null);

	TestDatabase database;

	JdbcTemplate jdbc;

	@BeforeEach
	void freshDatabase() {
		this.database = TestPostgres.freshDatabase();
		this.jdbc = new JdbcTemplate(this.database.dataSource());
	}

	SchemaSyncBuilder sync(Schema desired) {
		return SchemaSync.builder(this.database.dataSource())
			.desired(() -> desired)
			.owner("shop")
			.executionSettings(IMPATIENT);
	}

	SchemaSyncBuilder recreate(Schema desired) {
		return sync(desired).strategy(Strategy.RECREATE).environment("dev");
	}

	Outcome add(Schema desired) {
		return sync(desired).build().run();
	}

	static SchemaSyncException failure(ThrowingCallable call, Problem problem) {
		SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class, call);
		assertThat(failure).as("expected " + problem).isNotNull();
		assertThat(failure.problem()).as(failure.getMessage()).isEqualTo(problem);
		return failure;
	}

	/** Everything that the catalog says, transaction ids included. */
	String fingerprint() {
		return this.jdbc.queryForList("""
				select 'class ' || oid || ' ' || xmin || ' ' || relname from pg_class where oid >= 16384
				union all
				select 'column ' || attrelid || ' ' || xmin || ' ' || attname from pg_attribute where attrelid >= 16384
				union all
				select 'constraint ' || oid || ' ' || xmin || ' ' || conname from pg_constraint where oid >= 16384
				order by 1""", String.class).toString();
	}

	boolean tableExists(String name) {
		return Boolean.TRUE.equals(this.jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, name));
	}

	int count(String table) {
		Integer count = this.jdbc.queryForObject("select count(*) from " + table, Integer.class);
		return (count != null) ? count : -1;
	}

}
