package io.schemasync.random;

import java.time.Duration;

import io.schemasync.embedded.TestPostgres;
import io.schemasync.testing.MappingCorpus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What holds for every mapping, tried on random ones: some dozens always, thousands in
 * the profile {@code soak}. There {@code random.minutes} sets how long each takes
 * (default 10), {@code random.seed} where to begin and {@code random.models} how many
 * there may be.
 */
class RandomModelTests {

	private static Workbench reference;

	private static Workbench target;

	@BeforeAll
	static void open() {
		reference = new Workbench();
		target = new Workbench();
	}

	@AfterAll
	static void close() {
		reference.close();
		target.close();
	}

	@ParameterizedTest
	@MethodSource("io.schemasync.testing.MappingCorpus#features")
	void emptyDatabaseBecomesWhatHibernateCreatesForFeature(MappingCorpus.Feature feature) {
		assumeTrue(feature.fits(TestPostgres.freshDatabase().dataSource()), "the server is too old for it");
		Verdict verdict = new ExactProperty(reference, target).check(feature.classes(), feature.settings());
		assertThat(verdict.refused()).isNull();
		assertThat(verdict.complaints()).isEmpty();
	}

	@Test
	void emptyDatabaseBecomesWhatHibernateCreates() {
		expectNothing(new Hunt(new ExactProperty(reference, target)).over(1, 24, Duration.ofSeconds(20)));
	}

	@Test
	void whateverWasDroppedIsThereAgain() {
		expectNothing(new Hunt(new RestoreProperty(target, false)).over(101, 12, Duration.ofSeconds(12)));
		expectNothing(new Hunt(new RestoreProperty(target, true)).over(201, 12, Duration.ofSeconds(12)));
	}

	@Test
	void whatNoEntityMapsIsReportedAndStays() {
		expectNothing(new Hunt(new UnmappedProperty(target)).over(301, 12, Duration.ofSeconds(10)));
	}

	@Test
	@Tag("soak")
	void emptyDatabaseBecomesWhatHibernateCreatesForLong() {
		expectNothing(soak(new ExactProperty(reference, target)));
	}

	@Test
	@Tag("soak")
	void whateverWasDroppedFromEmptyTablesIsThereAgainForLong() {
		expectNothing(soak(new RestoreProperty(target, false)));
	}

	@Test
	@Tag("soak")
	void whateverWasDroppedFromFilledTablesIsThereAgainForLong() {
		expectNothing(soak(new RestoreProperty(target, true)));
	}

	@Test
	@Tag("soak")
	void whatNoEntityMapsIsReportedAndStaysForLong() {
		expectNothing(soak(new UnmappedProperty(target)));
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
