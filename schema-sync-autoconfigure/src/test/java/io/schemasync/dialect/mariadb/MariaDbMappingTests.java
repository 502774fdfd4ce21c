package io.schemasync.dialect.mariadb;

import java.util.List;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import io.schemasync.plan.Plan;
import io.schemasync.testing.EntityModels;
import io.schemasync.testing.MappingCorpus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Every feature of mappings that Hibernate can create on MariaDB: what it created shows
 * no difference, and what schema-sync creates satisfies it.
 */
@Tag("soak")
class MariaDbMappingTests {

	/** Deferred rules, reserved words, types, SQL and long names of PostgreSQL. */
	private static final Set<String> NOT_BY_HIBERNATE = Set.of("associations", "audited", "auxiliary", "basics",
			"converters", "counting", "defaults", "enumarrays", "enums", "identity", "indexes", "jdbctypes", "json",
			"mappedsuperclass", "names", "options", "propertyref", "quotedglobally", "sequences", "structs", "times",
			"timing", "widekeys");

	/**
	 * The same, but for reserved words, which are quoted, and rules, which are never
	 * deferred.
	 */
	private static final Set<String> NOT_BY_OURS = Set.of("audited", "auxiliary", "converters", "counting", "defaults",
			"enumarrays", "enums", "identity", "indexes", "json", "names", "options", "quotedglobally", "structs",
			"times", "timing", "widekeys");

	/** Arrays in JSON: Hibernate does not know again what it has created itself. */
	private static final Set<String> NOT_VALIDATED = Set.of("jsonnested");

	@BeforeAll
	static void isWanted() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
	}

	static List<MappingCorpus.Feature> features() {
		return MappingCorpus.features();
	}

	@ParameterizedTest
	@MethodSource("features")
	void databaseOfHibernateLeavesNothingToDo(MappingCorpus.Feature feature) {
		if (NOT_BY_HIBERNATE.contains(feature.name())) {
			assertThatException().isThrownBy(() -> created(feature));
			return;
		}
		TestDatabase database = created(feature);
		try (EntityModels models = EntityModels.of(database, feature.settings(), feature.classes())) {
			assertNothingLeft(sync(database, models).plan());
			if (NOT_VALIDATED.contains(feature.name())) {
				assertThatException().isThrownBy(models::validate);
			}
		}
	}

	private static TestDatabase created(MappingCorpus.Feature feature) {
		TestDatabase database = freshDatabase(feature);
		EntityModels.created(database, feature.settings(), feature.classes()).close();
		return database;
	}

	@ParameterizedTest
	@MethodSource("features")
	void databaseOfOursSatisfiesHibernate(MappingCorpus.Feature feature) {
		if (NOT_BY_OURS.contains(feature.name())) {
			assertThatException().isThrownBy(() -> synced(feature));
			return;
		}
		synced(feature);
	}

	private static void synced(MappingCorpus.Feature feature) {
		TestDatabase database = freshDatabase(feature);
		try (EntityModels models = EntityModels.of(database, feature.settings(), feature.classes())) {
			assertNothingLeft(sync(database, models).run().remaining());
			assertNothingLeft(sync(database, models).plan());
			if (NOT_VALIDATED.contains(feature.name())) {
				assertThatException().isThrownBy(models::validate);
			}
			else {
				models.validate();
			}
		}
	}

	private static TestDatabase freshDatabase(MappingCorpus.Feature feature) {
		TestDatabase database = TestMariaDb.freshDatabase();
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		try (EntityModels models = EntityModels.of(database, feature.settings(), feature.classes())) {
			models.source()
				.read()
				.namespaces()
				.stream()
				.filter((name) -> !name.startsWith("test_"))
				.forEach((name) -> jdbc.execute("drop database if exists `" + name + "`"));
		}
		return database;
	}

	private static SchemaSync sync(TestDatabase database, EntityModels models) {
		return SchemaSync.builder(database.dataSource()).desired(models.source()).owner("mappings").build();
	}

	private static void assertNothingLeft(Plan plan) {
		assertThat(plan.steps())
			.extracting((step) -> step.object() + ": " + step.summary() + " "
					+ step.statements().stream().map((statement) -> statement.sql()).toList())
			.isEmpty();
		assertThat(plan.unmapped()).extracting((unmapped) -> unmapped.kind() + " " + unmapped.object()).isEmpty();
	}

}
