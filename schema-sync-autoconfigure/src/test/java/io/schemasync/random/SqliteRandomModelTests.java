package io.schemasync.random;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every mapping on SQLite, tried on random ones, as far as Hibernate can
 * create them there. The long hunts that still find something run on request:
 * {@code -Psoak -Drandom.embedded=true}.
 */
class SqliteRandomModelTests {

	/** The same models everywhere, however fast the machine is. */
	private static final Duration A_WHILE = Duration.ofMinutes(5);

	private static Workbench reference;

	private static Workbench target;

	@BeforeAll
	static void open() {
		reference = new SqliteWorkbench();
		target = new SqliteWorkbench();
	}

	@AfterAll
	static void close() {
		reference.close();
		target.close();
	}

	@Test
	void emptyDatabaseBecomesWhatHibernateCreates() {
		expectNothing(new Hunt(new ExactProperty(reference, target)).over(5, 4, A_WHILE));
	}

	@Test
	void whateverWasDroppedIsThereAgain() {
		expectNothing(new Hunt(new RestoreProperty(target, false)).over(104, 3, A_WHILE));
	}

	@Test
	@Tag("soak")
	@EnabledIfSystemProperty(named = "random.embedded", matches = "true")
	void emptyDatabaseBecomesWhatHibernateCreatesForLong() {
		expectNothing(soak(new ExactProperty(reference, target)));
	}

	@Test
	@Tag("soak")
	@EnabledIfSystemProperty(named = "random.embedded", matches = "true")
	void whateverWasDroppedFromEmptyTablesIsThereAgainForLong() {
		expectNothing(soak(new RestoreProperty(target, false)));
	}

	@Test
	@Tag("soak")
	@EnabledIfSystemProperty(named = "random.embedded", matches = "true")
	void whateverWasDroppedFromFilledTablesIsThereAgainForLong() {
		expectNothing(soak(new RestoreProperty(target, true)));
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
