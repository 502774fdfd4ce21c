package io.schemasync.random;

import java.time.Duration;

import io.schemasync.testing.MappingCorpus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What holds for every mapping on H2, tried on those of the corpus that Hibernate can
 * create there, and on random ones. The long hunts that still find something run on
 * request: {@code -Psoak -Drandom.embedded=true}.
 */
class H2RandomModelTests {

	/** The same models everywhere, however fast the machine is. */
	private static final Duration A_WHILE = Duration.ofMinutes(5);

	private static Workbench reference;

	private static Workbench target;

	@BeforeAll
	static void open() {
		reference = new H2Workbench("");
		target = new H2Workbench("");
	}

	@AfterAll
	static void close() {
		reference.close();
		target.close();
	}

	@ParameterizedTest
	@Tag("soak")
	@MethodSource("io.schemasync.testing.MappingCorpus#features")
	void emptyDatabaseBecomesWhatHibernateCreatesForFeature(MappingCorpus.Feature feature) {
		Verdict verdict = new ExactProperty(reference, target).check(feature.classes(), feature.settings());
		assumeTrue(verdict.refused() == null, () -> "Hibernate cannot create it on H2: " + verdict.refused());
		assertThat(verdict.complaints()).isEmpty();
	}

	@Test
	void emptyDatabaseBecomesWhatHibernateCreates() {
		expectNothing(new Hunt(new ExactProperty(reference, target)).over(1, 20, Duration.ofSeconds(6)));
	}

	@Test
	void whateverWasDroppedIsThereAgain() {
		expectNothing(new Hunt(new RestoreProperty(target, false)).over(104, 3, A_WHILE));
		expectNothing(new Hunt(new RestoreProperty(target, true)).over(202, 3, A_WHILE));
	}

	@Test
	@Tag("soak")
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
