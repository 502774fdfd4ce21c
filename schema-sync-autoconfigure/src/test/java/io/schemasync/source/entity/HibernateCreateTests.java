package io.schemasync.source.entity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.diff.Change;
import io.schemasync.diff.SchemaDiff;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.testing.EntityModels;
import io.schemasync.testing.MappingCorpus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A database that Hibernate created shows no difference to its own model, whether
 * Hibernate has just arranged the model for creation or not.
 */
class HibernateCreateTests {

	private final Dialect dialect = new PostgreSqlDialect();

	static List<MappingCorpus.Feature> features() {
		return MappingCorpus.features();
	}

	@ParameterizedTest
	@MethodSource("features")
	void databaseOfHibernateLeavesNothingToDo(MappingCorpus.Feature feature) {
		TestDatabase database = TestPostgres.freshDatabase();
		assumeTrue(feature.fits(database.dataSource()), "the server is too old for it");
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		Schema afterCreate;
		try (EntityModels models = EntityModels.created(database, feature.settings(), feature.classes())) {
			afterCreate = models.source().read();
		}
		try (EntityModels models = EntityModels.of(database, feature.settings(), feature.classes())) {
			Schema desired = models.source().read();
			assertThat(afterCreate).isEqualTo(desired);
			Catalog catalog = this.dialect.read(jdbc, new CatalogScope(desired.namespaces(), true));
			Schema aligned = this.dialect.align(jdbc, this.dialect.normalise(desired, catalog), catalog).desired();
			Schema current = withoutMadeBySql(catalog.schema(), aligned);
			assertThat(SchemaDiff.between(current, aligned)).filteredOn((change) -> !isOnlyInBooks(change))
				.map(HibernateCreateTests::describe)
				.isEmpty();
			assertThat(columns(current)).isEqualTo(columns(aligned));
			assertThat(keys(current)).isEqualTo(keys(aligned));
		}
	}

	private static boolean isOnlyInBooks(Change change) {
		return change instanceof Change.Create create && create.object() instanceof AuxiliaryObject object
				&& object.mark() != null;
	}

	/** What SQL of the mapping makes is no part of the desired tables. */
	private static Schema withoutMadeBySql(Schema current, Schema desired) {
		Set<QualifiedName> made = desired.auxiliaryObjects()
			.stream()
			.flatMap((object) -> object.makes().keySet().stream())
			.collect(Collectors.toSet());
		List<Table> tables = current.tables()
			.values()
			.stream()
			.filter((table) -> !made.contains(table.name()))
			.map((table) -> table.toBuilder()
				.indexes(table.indexes().stream().filter((part) -> !made.contains(name(table, part))).toList())
				.checks(table.checks().stream().filter((part) -> !made.contains(name(table, part))).toList())
				.build())
			.toList();
		return Schema.of(current.namespaces(), tables,
				current.sequences().values().stream().filter((it) -> !made.contains(it.name())).toList(),
				current.enumTypes().values(), current.compositeTypes().values(),
				current.views().values().stream().filter((it) -> !made.contains(it.name())).toList(), List.of());
	}

	private static QualifiedName name(Table table, TablePart part) {
		return new QualifiedName(table.name().schema(), String.valueOf(part.name()));
	}

	/** Order is no difference, but what is made anew should have Hibernate's. */
	private static Map<QualifiedName, List<String>> columns(Schema schema) {
		Map<QualifiedName, List<String>> columns = new TreeMap<>();
		schema.tables().forEach((name, table) -> {
			if (table.kind().alterable()) {
				columns.put(name, table.columns().stream().map(Column::name).toList());
			}
		});
		return columns;
	}

	private static Map<QualifiedName, List<List<String>>> keys(Schema schema) {
		Map<QualifiedName, List<List<String>>> keys = new TreeMap<>();
		schema.tables().forEach((name, table) -> {
			if (table.kind().alterable()) {
				keys.put(name,
						Stream
							.of(Stream.ofNullable(table.primaryKey()), table.uniqueConstraints().stream(),
									table.foreignKeys().stream())
							.flatMap((parts) -> parts.map((part) -> ((TablePart) part).columns()))
							.sorted(Comparator.comparing(List::toString))
							.toList());
			}
		});
		return keys;
	}

	/** Without the table, which every change carries. */
	private static String describe(Change change) {
		if (change instanceof Change.AlterColumn alter) {
			return "alter " + alter.name() + " " + alter.aspects() + " from " + alter.from() + " to " + alter.to();
		}
		if (change instanceof Change.AddPart add) {
			return "add to " + add.name() + " " + add.part();
		}
		if (change instanceof Change.DropPart drop) {
			return "drop from " + drop.name() + " " + drop.part();
		}
		if (change instanceof Change.ReplacePart replace) {
			return "replace in " + replace.name() + " " + replace.from() + " by " + replace.to();
		}
		return change.toString();
	}

}
