package io.schemasync.random;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.PlanSettings.Renames;
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
 * What holds for every mapping, tried on random ones: some dozens always, thousands in
 * the profile {@code soak}. There {@code random.minutes} sets how long each takes
 * (default 10), {@code random.seed} where to begin, {@code random.models} how many there
 * may be, and {@code random.threads} how many are tried at a time. Names that both
 * versions know are hunted on request: {@code -Psoak -Drandom.expand=true}.
 */
class RandomModelTests {

	private static final List<Workbench> benches = new ArrayList<>();

	private static Workbench reference;

	private static Workbench target;

	@BeforeAll
	static void open() {
		reference = bench();
		target = bench();
	}

	@AfterAll
	static void close() {
		benches.forEach(Workbench::close);
	}

	@ParameterizedTest
	@Tag("soak")
	@MethodSource("io.schemasync.testing.MappingCorpus#features")
	void emptyDatabaseBecomesWhatHibernateCreatesForFeature(MappingCorpus.Feature feature) {
		assumeTrue(feature.fits(TestPostgres.freshDatabase().dataSource()), "the server is too old for it");
		Verdict verdict = new ExactProperty(reference, target).check(feature.classes(), feature.settings());
		assertThat(verdict.refused()).isNull();
		assertThat(verdict.complaints()).isEmpty();
	}

	@Test
	void emptyDatabaseBecomesWhatHibernateCreates() {
		expectNothing(new Hunt(new ExactProperty(reference, target)).over(1, 16, Duration.ofSeconds(6)));
	}

	@Test
	void whateverWasDroppedIsThereAgain() {
		expectNothing(new Hunt(new RestoreProperty(target, false)).over(101, 8, Duration.ofSeconds(4)));
		expectNothing(new Hunt(new RestoreProperty(target, true)).over(201, 8, Duration.ofSeconds(4)));
	}

	@Test
	void whatNoEntityMapsIsReportedAndStays() {
		expectNothing(new Hunt(new UnmappedProperty(target)).over(301, 8, Duration.ofSeconds(3)));
	}

	@Test
	void whatHasAnotherNameIsRenamed() {
		expectNothing(new Hunt(new RenameProperty(target, Renames.RENAME)).over(501, 6, Duration.ofSeconds(3)));
	}

	@Test
	@Tag("soak")
	void whatHasAnotherNameIsRenamedForLong() {
		expectNothing(soak(() -> new RenameProperty(bench(), Renames.RENAME)));
	}

	@Test
	@Tag("soak")
	@EnabledIfSystemProperty(named = "random.expand", matches = "true")
	void tablesAnswerToBothNamesForLong() {
		expectNothing(soak(() -> new RenameProperty(bench(), Renames.EXPAND)));
	}

	@Test
	void nothingIsDroppedUnnoticed() {
		expectNothing(new Hunt(new FingerprintProperty(target)).over(401, 4, Duration.ofSeconds(3)));
	}

	@Test
	@Tag("soak")
	void nothingIsDroppedUnnoticedForLong() {
		expectNothing(soak(() -> new FingerprintProperty(bench())));
	}

	@Test
	@Tag("soak")
	void emptyDatabaseBecomesWhatHibernateCreatesForLong() {
		expectNothing(soak(() -> new ExactProperty(bench(), bench())));
	}

	@Test
	@Tag("soak")
	void whateverWasDroppedFromEmptyTablesIsThereAgainForLong() {
		expectNothing(soak(() -> new RestoreProperty(bench(), false)));
	}

	@Test
	@Tag("soak")
	void whateverWasDroppedFromFilledTablesIsThereAgainForLong() {
		expectNothing(soak(() -> new RestoreProperty(bench(), true)));
	}

	@Test
	@Tag("soak")
	void whatNoEntityMapsIsReportedAndStaysForLong() {
		expectNothing(soak(() -> new UnmappedProperty(bench())));
	}

	private static Workbench bench() {
		Workbench bench = new Workbench();
		benches.add(bench);
		return bench;
	}

	private static Hunt soak(Supplier<Property> property) {
		int threads = Integer.getInteger("random.threads", Runtime.getRuntime().availableProcessors());
		return new Hunt(Stream.generate(property).limit(threads).toList()).over(
				Long.getLong("random.seed", System.nanoTime() >>> 16),
				Integer.getInteger("random.models", Integer.MAX_VALUE),
				Duration.ofMinutes(Integer.getInteger("random.minutes", 10)));
	}

	private static void expectNothing(Hunt hunt) {
		System.out.println(hunt);
		assertThat(hunt.findings()).as("%s", hunt).isEmpty();
		assertThat(hunt.models()).isPositive();
	}

}
