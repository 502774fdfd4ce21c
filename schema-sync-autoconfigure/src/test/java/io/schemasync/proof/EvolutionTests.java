package io.schemasync.proof;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.ExecutionSettings;
import io.schemasync.proof.Load.Latencies;
import io.schemasync.testing.EntityModels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two versions side by side through a rename, another type and a backfill, while both
 * write: no request fails, no acknowledged write is lost, wherever the replica dies that
 * fills the rows.
 */
class EvolutionTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	@Test
	@Tag("soak")
	void bothVersionsWriteWhileTheColumnsChange() throws Exception {
		evolve(4_000, 20, 300);
	}

	@Test
	@Tag("soak")
	void bothVersionsWriteWhileAMillionRowsChange() throws Exception {
		evolve(1_000_000, 1_000, 3_000);
	}

	private void evolve(int rows, int batch, int bookings) throws Exception {
		TestDatabase database = TestPostgres.freshDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		prepare(database, jdbc, rows);
		Latencies before;
		Latencies during;
		try (Bookings old = Bookings.start(database, OldLedger.Account.class, OldLedger.Account::new, 0, rows)) {
			Patience.await(LONG, () -> old.count() >= bookings);
			before = old.take();
			killWhen(database, jdbc, batch, rows / 5);
			killWhen(database, jdbc, batch, rows / 2);
			Process last = LedgerProcess.start(database, batch);
			String printed = printed(last);
			assertThat(last.waitFor()).as(printed).isZero();
			try (Bookings young = Bookings.start(database, NewLedger.Account.class, NewLedger.Account::new, 2, rows)) {
				int sofar = old.count();
				Patience.await(LONG, () -> young.count() >= bookings && old.count() >= sofar + bookings);
				old.close();
				young.close();
				assertThat(young.failures()).isEmpty();
				reconcile(jdbc, young.acknowledged());
			}
			during = old.take();
			assertThat(old.failures()).isEmpty();
			reconcile(jdbc, old.acknowledged());
		}
		assertUntouched(jdbc, rows);
		assertComplete(database);
		System.out.printf("| %,d rows | p99.9 %.1f → %.1f ms | longest stall %.1f ms |%n", rows, before.most(),
				during.most(), during.longest());
		assertThat(during.longest()).isLessThanOrEqualTo(
				Math.max(ExecutionSettings.DEFAULTS.lockTimeout().toMillis() + 200, 3 * before.most()));
	}

	private static void prepare(TestDatabase database, JdbcTemplate jdbc, int rows) {
		try (EntityModels models = EntityModels.of(database, OldLedger.Account.class)) {
			Shops.sync(database.dataSource(), models.source()).build().run();
		}
		jdbc.update("insert into account (id, holder, amount) select n, 'Holder ' || n, n from generate_series(0, ?) n",
				rows);
		jdbc.execute("analyze account");
	}

	private static void killWhen(TestDatabase database, JdbcTemplate jdbc, int batch, int filled) throws Exception {
		Process process = LedgerProcess.start(database, batch);
		Patience.await(LONG, () -> filled(jdbc) >= filled || !process.isAlive());
		assertThat(process.isAlive()).as("is killed before it is done")
			.withFailMessage(() -> printed(process))
			.isTrue();
		process.destroyForcibly().waitFor();
	}

	private static String printed(Process process) {
		return String.join("\n", process.inputReader().lines().toList());
	}

	private static long filled(JdbcTemplate jdbc) {
		boolean there = jdbc.queryForObject(
				"select count(*) from information_schema.columns where table_name = 'account' and column_name in ('owner', 'balance')",
				Integer.class) == 2;
		return there ? jdbc.queryForObject("select greatest(count(owner), count(balance)) from account", Long.class)
				: 0;
	}

	/** Both versions must read what was acknowledged last. */
	private static void reconcile(JdbcTemplate jdbc, Map<Long, String> acknowledged) {
		assertThat(acknowledged).isNotEmpty();
		List<Long> ids = List.copyOf(acknowledged.keySet());
		for (int i = 0; i < ids.size(); i += 10_000) {
			Long[] some = ids.subList(i, Math.min(i + 10_000, ids.size())).toArray(Long[]::new);
			Map<Long, String> old = new HashMap<>();
			Map<Long, String> young = new HashMap<>();
			jdbc.query("select id, holder || ' ' || amount, owner || ' ' || balance from account where id = any (?)",
					(row) -> {
						old.put(row.getLong(1), row.getString(2));
						young.put(row.getLong(1), row.getString(3));
					}, (Object) some);
			assertThat(some).allSatisfy((id) -> {
				assertThat(old.get(id)).isEqualTo(acknowledged.get(id));
				assertThat(young.get(id)).isEqualTo(acknowledged.get(id));
			});
		}
	}

	private static void assertUntouched(JdbcTemplate jdbc, int rows) {
		assertThat(jdbc.queryForObject("""
				select count(*) from account where holder is distinct from owner or amount is distinct from balance
				""", Long.class)).isZero();
		assertThat(jdbc.queryForObject("select count(*) from account where id <= ?", Long.class, rows))
			.isEqualTo(rows + 1);
	}

	/**
	 * What an old replica inserts last has no currency: the rule comes when it is gone.
	 */
	private static void assertComplete(TestDatabase database) {
		try (EntityModels models = EntityModels.of(database, NewLedger.Account.class)) {
			Shops.sync(database.dataSource(), models.source()).build().run();
			assertThat(Shops.sync(database.dataSource(), models.source()).build().plan().steps()).isEmpty();
			models.validate();
		}
		assertThat(new JdbcTemplate(database.dataSource()).queryForObject(
				"""
						select count(*) from information_schema.columns
						  where table_name = 'account' and column_name in ('owner', 'balance', 'currency') and is_nullable = 'NO'""",
				Integer.class))
			.isEqualTo(3);
	}

}
