package io.schemasync.random;

import java.util.List;

import io.schemasync.plan.Plan;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;
import io.schemasync.testing.MappingCorpus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What was taken from the database of a mapping comes back just as it was, with rows and
 * without.
 */
class MappingRestoreTests {

	private static Workbench bench;

	@BeforeAll
	static void open() {
		bench = new Workbench();
	}

	@AfterAll
	static void close() {
		bench.close();
	}

	@Test
	void deferredConstraintsComeBackDeferred() {
		expectRestored("timing", "insert into seat (id, room, place, number) values (1, 1, 1, 1), (2, 1, 2, 2)",
				"alter table seat drop constraint uk_seat_place",
				"alter table seat drop constraint seat_place_number_key",
				"alter table seat drop constraint seat_number_key",
				"alter table seat drop constraint fk_seat_neighbour");
	}

	@Test
	void storageOfColumnsComesBack() {
		assumeTrue(MappingCorpus.feature("options").fits(bench.dataSource()), "the server is too old for it");
		expectRestored("options", "insert into letter (id, header) values (1, 'x')",
				"alter table letter alter body set storage extended",
				"alter table letter alter footer set compression default", "alter table letter drop column body",
				"alter table letter drop column header");
	}

	@Test
	void identitiesCountAsBefore() {
		expectRestored("counting", "insert into visit (id) values (500)", "alter table visit alter id drop identity",
				"alter table ticket alter turn drop identity", "drop sequence tickets");
	}

	@Test
	void lostColumnOfGeneratorIsFilledWhereOnlyOneGeneratorIsThere() {
		expectRestored("generatortables", "insert into plain (id) values (42)",
				"alter table hibernate_sequences drop column sequence_name",
				"alter table hibernate_sequences drop column next_val",
				"alter table hibernate_sequences drop column sequence_name, drop column next_val",
				"delete from hibernate_sequences; alter table hibernate_sequences drop column sequence_name",
				"delete from numbers; alter table numbers drop column what, drop column next", "drop table numbers");
	}

	@Test
	void generatorWhoseNumberWasLostHandsOutNoIdTwice() {
		for (String mutation : List.of("drop table hibernate_sequences",
				"alter table hibernate_sequences drop column next_val",
				"delete from hibernate_sequences; alter table hibernate_sequences drop column next_val")) {
			expectRestored("generatortables", List.of("insert into plain (id) values (4711)", mutation));
			assertThat(bench.jdbc().queryForList("select sequence_name || ' ' || next_val from hibernate_sequences"))
				.as(mutation)
				.singleElement()
				.asString()
				.contains("default 4761");
		}
	}

	@Test
	void rowsOfSeveralGeneratorsWithoutTheirNamesAreLeftToPeople() {
		MappingCorpus.Feature feature = MappingCorpus.feature("generatortables");
		bench.empty();
		SchemaSource desired = bench.hibernate(feature.classes(), feature.settings(), "create-only",
				MappingRestoreTests::read);
		bench.jdbc().execute("alter table numbers drop column what");
		bench.run(desired);
		assertThat(bench.plan(desired).applicable()).isEmpty();
		assertThat(bench.plan(desired).withheld()).hasSize(2);
		assertThat(bench.jdbc().queryForList("select what from numbers where what is null")).hasSize(2);
	}

	@Test
	void tablesForBulkStatementsComeBack() {
		expectRestored("bulk", "insert into person (id) values (1)", "drop table ht_person",
				"alter table hte_employee drop column salary");
	}

	@Test
	void whatMappingFilesMakeComesBack() {
		expectRestored("auxiliary", "insert into member (id, number) values (1, 7)",
				"drop index member_lower_email; drop policy \"Readers\" on member; drop rule keep on member",
				"drop statistics member_statistics; drop materialized view members; drop trigger stays on member",
				"alter table member drop constraint number_natural; drop function stay cascade");
	}

	private void expectRestored(String feature, String rows, String... mutations) {
		for (String mutation : mutations) {
			expectRestored(feature, List.of(mutation));
			expectRestored(feature, List.of(rows, mutation));
		}
	}

	private void expectRestored(String name, List<String> statements) {
		MappingCorpus.Feature feature = MappingCorpus.feature(name);
		bench.empty();
		SchemaSource desired = bench.hibernate(feature.classes(), feature.settings(), "create-only",
				MappingRestoreTests::read);
		CatalogSnapshot before = bench.snapshot().without("rows");
		statements.forEach(bench.jdbc()::execute);
		bench.run(desired);
		assertThat(before.looseDifferences(bench.snapshot().without("rows"))).as("after %s", statements).isEmpty();
		Plan second = bench.plan(desired);
		assertThat(second.steps()).as("after %s", statements).isEmpty();
		assertThat(second.unmapped()).as("after %s", statements).isEmpty();
	}

	private static SchemaSource read(EntityModels models) {
		SchemaSource source = models.source();
		source.read();
		return source;
	}

}
