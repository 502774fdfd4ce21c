package io.schemasync.random;

import java.time.Duration;

import io.schemasync.embedded.TestMariaDb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * What holds for mappings on MariaDB, tried on random ones. The long hunts, which still
 * find something, run on request: {@code -Psoak -Drandom.mariadb=true}.
 */
class MariaDbRandomModelTests {

	/** The same models everywhere, however fast the machine is. */
	private static final Duration A_WHILE = Duration.ofMinutes(5);

	private static Workbench bench;

	@BeforeAll
	static void open() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
		bench = new MariaDbWorkbench();
	}

	@AfterAll
	static void close() {
		if (bench != null) {
			bench.close();
		}
	}

	@Test
	void emptyDatabaseBecomesWhatHibernateCreates() {
		expectNothing(new Hunt(new ExactAloneProperty(bench)).over(5, 1, A_WHILE));
	}

	@Test
	@Tag("soak")
	void whateverWasDroppedIsThereAgain() {
		expectNothing(new Hunt(new RestoreProperty(bench, false)).over(106, 1, A_WHILE));
		expectNothing(new Hunt(new RestoreProperty(bench, true)).over(202, 1, A_WHILE));
	}

	@Test
	@Tag("soak")
	@EnabledIfSystemProperty(named = "random.mariadb", matches = "true")
	void emptyDatabaseBecomesWhatHibernateCreatesForLong() {
		expectNothing(soak(new ExactAloneProperty(bench)));
	}

	@Test
	@Tag("soak")
	@EnabledIfSystemProperty(named = "random.mariadb", matches = "true")
	void whateverWasDroppedFromEmptyTablesIsThereAgainForLong() {
		expectNothing(soak(new RestoreProperty(bench, false)));
	}

	@Test
	@Tag("soak")
	@EnabledIfSystemProperty(named = "random.mariadb", matches = "true")
	void whateverWasDroppedFromFilledTablesIsThereAgainForLong() {
		expectNothing(soak(new RestoreProperty(bench, true)));
	}

	private static Hunt soak(Property property) {
		return new Hunt(property).over(Long.getLong("random.seed", System.nanoTime() >>> 16),
				Integer.getInteger("random.models", Integer.MAX_VALUE),
				Duration.ofMinutes(Integer.getInteger("random.minutes", 10)));
	}

	private static void expectNothing(Hunt hunt) {
		System.out.println(hunt);
		assertThat(hunt.findings()).as("%s", hunt).isEmpty();
		assertThat(hunt.models()).isPositive();
	}

}
