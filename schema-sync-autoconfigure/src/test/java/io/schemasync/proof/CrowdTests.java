package io.schemasync.proof;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.random.CatalogSnapshot;
import io.schemasync.source.DatabaseSchemaSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many processes begin at the same moment: one makes each change, once, and nobody has
 * anything to complain of.
 */
class CrowdTests {

	private static final String APPLIED = "Applied";

	private static final String UNCHANGED = "Unchanged";

	private static Shops shops;

	private static TestDatabase barrier;

	private static TestDatabase old;

	private static TestDatabase latest;

	@BeforeAll
	static void prepare() {
		barrier = TestPostgres.freshDatabase();
		shops = new Shops(barrier);
		old = shops.old(100);
		latest = shops.latest();
	}

	@Test
	void fewProcessesDisturbNobody() throws Exception {
		crowd(4, 2);
	}

	@Test
	@Tag("soak")
	void manyProcessesDisturbNobody() throws Exception {
		crowd(16, 20);
	}

	private void crowd(int processes, int rounds) throws Exception {
		crowd("empty", shops::empty, processes, rounds, true);
		crowd("outdated", () -> shops.copyOf(old), processes, rounds, true);
		crowd("in sync", () -> {
			TestDatabase database = shops.copyOf(old);
			Shops.sync(database.dataSource(), DatabaseSchemaSource.of(latest.dataSource())).build().run();
			return database;
		}, processes, rounds, false);
	}

	private void crowd(String kind, Supplier<TestDatabase> databases, int size, int rounds, boolean applies)
			throws Exception {
		List<CrowdProcess> processes = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			processes.add(CrowdProcess.start(barrier, latest));
		}
		CatalogSnapshot expected = expected(databases.get());
		for (int round = 1; round <= rounds; round++) {
			TestDatabase database = databases.get();
			List<String> runsBefore = runs(database);
			List<String> outcomes = round(processes, database);
			if (applies) {
				assertThat(outcomes).as("%s database, round %d", kind, round)
					.contains(APPLIED)
					.containsOnly(APPLIED, UNCHANGED);
			}
			else {
				assertThat(outcomes).as("%s database, round %d", kind, round).containsOnly(UNCHANGED);
				assertThat(runs(database)).isEqualTo(runsBefore);
			}
			assertUndisturbed(database, expected);
			shops.drop(database);
		}
		for (CrowdProcess process : processes) {
			assertThat(process.exit()).isZero();
		}
		System.out.printf("Crowd: %d rounds of %d processes on a database that is %s: %s%n", rounds, size, kind,
				applies ? "each change was applied once" : "nobody had anything to do");
	}

	/** Do what the crowd will do, alone. */
	private static CatalogSnapshot expected(TestDatabase database) {
		Shops.sync(database.dataSource(), DatabaseSchemaSource.of(latest.dataSource())).build().run();
		CatalogSnapshot snapshot = CatalogSnapshot.of(database.dataSource());
		shops.drop(database);
		return snapshot;
	}

	private static List<String> round(List<CrowdProcess> processes, TestDatabase database)
			throws IOException, SQLException {
		try (Barrier closed = Barrier.closed(barrier.dataSource())) {
			processes.forEach((process) -> process.next(database));
			closed.openFor(processes.size());
			List<String> outcomes = new ArrayList<>();
			for (CrowdProcess process : processes) {
				outcomes.add(process.outcome());
			}
			return outcomes;
		}
	}

	private static List<String> runs(TestDatabase database) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		return Boolean.TRUE
			.equals(jdbc.queryForObject("select to_regclass('schemasync_history') is not null", Boolean.class))
					? jdbc.queryForList("select distinct run_id from schemasync_history order by 1", String.class)
					: List.of();
	}

	private static void assertUndisturbed(TestDatabase database, CatalogSnapshot expected) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		assertThat(CatalogSnapshot.of(database.dataSource()).exactDifferences(expected)).isEmpty();
		assertThat(jdbc.queryForList("""
				select statement from schemasync_history where statement !~* '^analyze'
				group by 1 having count(*) > 1 or bool_or(outcome <> 'applied')""", String.class)).isEmpty();
	}

	@Test
	@Tag("soak")
	void severalApplicationsDisturbNobody() throws Exception {
		applications("empty", shops.empty());
		applications("outdated", shops.copyOf(old));
	}

	/** Steps of a plan with something to know about are warnings. */
	private static boolean isComplaint(String line) {
		return line.contains(" ERROR ") || (line.contains(" WARN ") && !line.matches(".* io\\.schemasync +: [~+] .*"));
	}

	private void applications(String kind, TestDatabase database) throws Exception {
		List<Process> processes = new ArrayList<>();
		List<String> logs = new ArrayList<>();
		try (Barrier closed = Barrier.closed(barrier.dataSource())) {
			for (int i = 0; i < 4; i++) {
				processes.add(Programs.start(BootProcess.class, "--spring.datasource.url=" + database.url(),
						"--spring.datasource.username=" + database.username(),
						"--spring.datasource.password=" + database.password(), "--barrier=" + barrier.url(),
						"--ENVIRONMENT=production", "--schemasync.owner=shop", "--spring.flyway.enabled=false",
						"--spring.liquibase.enabled=false", "--spring.main.banner-mode=off",
						"--schemasync.additive.tighten-after=0s",
						// The old schema is another owner's: a unit's name belongs to an
						// application's
						"--schemasync.additive.relax-unmapped=true"));
			}
			closed.openFor(processes.size());
			for (Process process : processes) {
				logs.add(new String(process.getInputStream().readAllBytes()));
				assertThat(process.waitFor()).as(logs.get(logs.size() - 1)).isZero();
			}
		}
		assertThat(logs).filteredOn((log) -> log.contains(" steps applied")).hasSize(1);
		assertThat(logs.stream().flatMap(String::lines)).noneMatch(CrowdTests::isComplaint);
		assertThat(
				Shops.sync(database.dataSource(), DatabaseSchemaSource.of(latest.dataSource())).build().plan().steps())
			.isEmpty();
		System.out.printf("Crowd: 4 applications on a database that is %s: each change was applied once%n", kind);
	}

}
