package io.schemasync.execute;

import java.util.stream.IntStream;

import io.schemasync.plan.Plan;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class ManyTablesTests extends SyncTests {

	/** More than half of the lock table of a server with 200 connections holds. */
	private static final int TABLES = 520;

	private static final Schema MODEL = Models
		.of(IntStream.range(0, TABLES).mapToObj((number) -> Models.table("t" + number).build()).toArray(Table[]::new));

	@Test
	void runInTransactionsThatFitIntoTheLockTableAndSaySoBefore() {
		Plan plan = recreate(MODEL).build().plan();
		assertThat(plan.notes()).anyMatch((note) -> note.contains("max_locks_per_transaction"));
		recreate(MODEL).build().run();
		assertThat(transactions()).isGreaterThan(1);
		Outcome again = recreate(MODEL).build().run();
		assertThat(again).isInstanceOf(Outcome.Applied.class);
		assertThat(again.remaining().inSync()).isTrue();
	}

	@Test
	void goOnWhereAnErrorEndedTheRun() {
		assertThat(catchThrowable(() -> add(Models.failing(MODEL))))
			.hasMessageContaining("1 of 2 transactions are committed");
		assertThat(add(MODEL).remaining().inSync()).isTrue();
	}

	private int transactions() {
		Integer count = this.jdbc.queryForObject(
				"select count(distinct xmin::text) from pg_class where relname ~ '^t[0-9]+$'", Integer.class);
		return (count != null) ? count : -1;
	}

}
