package io.schemasync.dialect.h2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.dialect.Server;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Sequence;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.View;

/**
 * Puts together what {@link CatalogReader} found.
 */
final class CatalogAssembler {

	private final Map<CatalogPart, List<CatalogRow>> rows;

	CatalogAssembler(Map<CatalogPart, List<CatalogRow>> rows) {
		this.rows = rows;
	}

	Catalog catalog() {
		Server server = server();
		RuleReader rules = new RuleReader(this::rows, names());
		Map<QualifiedName, List<Column>> columns = columns();
		List<Table> tables = new ArrayList<>();
		for (CatalogRow row : rows(CatalogPart.TABLES)) {
			QualifiedName name = row.name(0);
			tables.add(
					rules
						.complete(Table.named(name)
							.kind(kind(row))
							.comment(row.optional(4))
							.columns(columns.getOrDefault(name, List.of()))
							.facts(new TableFacts(row.number(5), 0)), name)
						.build());
		}
		tables.sort(Comparator.comparing(Table::name));
		Schema schema = Schema.of(texts(CatalogPart.NAMESPACES), tables, sequences(), List.of(), List.of(), views(),
				List.of());
		return new Catalog(server, schema, names(CatalogPart.DOMAINS), routines(server), attachments(), Map.of());
	}

	private List<CatalogRow> rows(CatalogPart part) {
		return this.rows.getOrDefault(part, List.of());
	}

	private Server server() {
		CatalogRow row = rows(CatalogPart.SERVER).get(0);
		return new Server("H2", row.text(0), versionNumber(row.text(0)), row.text(1), row.text(2), row.text(3),
				row.optional(4), row.is(5), 0);
	}

	/** Hibernate looks for names in upper case where each case is another name. */
	private H2Names names() {
		Set<String> settings = texts(CatalogPart.NAMES);
		if (settings.isEmpty()) {
			throw new SchemaSyncException(Problem.CONFIGURATION,
					"H2 keeps names as they are written, and Hibernate does not find them.",
					"Let the URL say DATABASE_TO_LOWER=TRUE or CASE_INSENSITIVE_IDENTIFIERS=TRUE, or remove "
							+ "DATABASE_TO_UPPER=FALSE from it.",
					null);
		}
		return settings.contains("DATABASE_TO_LOWER") ? H2Names.LOWER
				: settings.contains("DATABASE_TO_UPPER") ? H2Names.UPPER : H2Names.WRITTEN;
	}

	private static int versionNumber(String version) {
		int number = 0;
		for (String part : version.split("[^0-9]+")) {
			number = number * 1000 + (part.isEmpty() ? 0 : Integer.parseInt(part));
		}
		return number;
	}

	private static Table.Kind kind(CatalogRow row) {
		if (row.text(2).equals("VIEW")) {
			return Table.Kind.VIEW;
		}
		if (row.text(2).contains("MATERIALIZED")) {
			return Table.Kind.MATERIALIZED_VIEW;
		}
		return row.text(3).endsWith("TableLink") ? Table.Kind.FOREIGN_TABLE : Table.Kind.TABLE;
	}

	private Map<QualifiedName, List<Column>> columns() {
		ColumnTypes types = new ColumnTypes(rows(CatalogPart.ELEMENTS), rows(CatalogPart.LABELS));
		Map<QualifiedName, List<Column>> columns = new HashMap<>();
		rows(CatalogPart.COLUMNS).stream()
			.sorted(Comparator.comparingLong((row) -> row.number(14)))
			.forEach((row) -> columns.computeIfAbsent(row.name(11), (table) -> new ArrayList<>())
				.add(column(row, types)));
		return columns;
	}

	private static Column column(CatalogRow row, ColumnTypes types) {
		Identity identity = !row.is(17) ? Identity.NONE
				: row.text(18).equals("ALWAYS") ? Identity.ALWAYS : Identity.BY_DEFAULT;
		String expression = row.optional(19);
		return new Column(row.text(13),
				(row.optional(22) != null) ? ColumnType.of(H2Names.ANY.quote(row.name(21)))
						: types.of(row, row.name(11)),
				row.is(15), row.optional(16), identity,
				(expression != null) ? new GeneratedExpression(expression, true) : null, null, row.optional(20),
				Origin.NONE);
	}

	private List<Sequence> sequences() {
		return rows(CatalogPart.SEQUENCES).stream()
			.map((row) -> new Sequence(row.name(0), row.number(2), row.number(3), row.number(4), Origin.NONE))
			.sorted(Comparator.comparing(Sequence::name))
			.toList();
	}

	private List<View> views() {
		return rows(CatalogPart.VIEWS).stream()
			.map((row) -> new View(row.name(0), row.text(2), Origin.NONE))
			.sorted(Comparator.comparing(View::name))
			.toList();
	}

	private Set<String> texts(CatalogPart part) {
		return rows(part).stream().map((row) -> row.text(0)).collect(Collectors.toSet());
	}

	private Set<QualifiedName> names(CatalogPart part) {
		return rows(part).stream().map((row) -> row.name(0)).collect(Collectors.toSet());
	}

	/** Schemas belong to no schema, and are told by the default one. */
	private Set<QualifiedName> routines(Server server) {
		Set<QualifiedName> routines = new HashSet<>(names(CatalogPart.ROUTINES));
		texts(CatalogPart.NAMESPACES)
			.forEach((schema) -> routines.add(new QualifiedName(server.defaultSchema(), "schema " + schema)));
		routines.add(names().mark());
		return routines;
	}

	private Map<QualifiedName, QualifiedName> attachments() {
		Map<QualifiedName, QualifiedName> attachments = new HashMap<>();
		rows(CatalogPart.TRIGGERS).forEach((row) -> attachments
			.put(new QualifiedName(row.text(0), "trigger " + row.text(2) + " on " + row.text(1)), row.name(0)));
		return attachments;
	}

}
