package io.schemasync.dialect.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.schemasync.dialect.Catalog;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what {@link CatalogReader} found.
 */
final class CatalogAssembler {

	private static final String IN_MEMORY = "memory";

	private final Map<CatalogPart, List<CatalogRow>> rows;

	private final boolean readOnly;

	/**
	 * Create it.
	 * @param rows what was found
	 * @param readOnly whether the connection cannot write, whatever it was told to do
	 */
	CatalogAssembler(Map<CatalogPart, List<CatalogRow>> rows, boolean readOnly) {
		this.rows = rows;
		this.readOnly = readOnly;
	}

	Catalog catalog() {
		Map<String, String> kinds = new HashMap<>();
		rows(CatalogPart.TABLES).forEach((row) -> kinds.put(row.text(0), row.text(1)));
		List<Table> tables = new ArrayList<>();
		List<View> views = new ArrayList<>();
		Map<QualifiedName, QualifiedName> attachments = new HashMap<>();
		for (CatalogRow row : rows(CatalogPart.OBJECTS)) {
			QualifiedName name = new QualifiedName(null, row.text(1));
			switch (row.text(0)) {
				case "table" -> tables.add(kinds.getOrDefault(name.name(), "").equals("table") ? table(name)
						: Table.named(name).kind(Table.Kind.FOREIGN_TABLE).build());
				case "view" -> {
					tables.add(Table.named(name).kind(Table.Kind.VIEW).build());
					views.add(new View(name, query(row.text(3)), Origin.NONE));
				}
				case "trigger" ->
					attachments.put(new QualifiedName(null, "trigger " + name.name() + " on " + row.text(2)),
							new QualifiedName(null, row.text(2)));
				default -> {
				}
			}
		}
		tables.sort(Comparator.comparing(Table::name));
		Schema schema = Schema.of(Set.of(), resolved(tables), List.of(), List.of(), List.of(), views, List.of());
		return new Catalog(server(), schema, Set.of(), Set.of(), attachments, Map.of());
	}

	/**
	 * Complete what foreign keys leave out, and spell the names as the tables have them.
	 */
	private static List<Table> resolved(List<Table> tables) {
		Map<String, Table> known = new HashMap<>();
		tables.forEach((table) -> known.put(table.name().name().toLowerCase(Locale.ROOT), table));
		return tables.stream()
			.map((table) -> table.toBuilder()
				.foreignKeys(table.foreignKeys()
					.stream()
					.map((key) -> resolved(key, known.get(key.referencedTable().name().toLowerCase(Locale.ROOT))))
					.toList())
				.build())
			.toList();
	}

	private static ForeignKey resolved(ForeignKey key, @Nullable Table target) {
		if (target == null) {
			return key;
		}
		List<String> columns = (key.referencedColumns().isEmpty() && target.primaryKey() != null)
				? target.primaryKey().columns() : key.referencedColumns();
		return new ForeignKey(key.name(), key.columns(), target.name(), columns, key.onDelete(), key.onUpdate(),
				key.timing(), true);
	}

	private Table table(QualifiedName name) {
		return new TableAssembler(name, of(CatalogPart.OBJECTS, 2, name), of(CatalogPart.COLUMNS, 0, name),
				of(CatalogPart.INDEXES, 0, name), rows(CatalogPart.INDEX_COLUMNS))
			.table();
	}

	private List<CatalogRow> of(CatalogPart part, int column, QualifiedName table) {
		return rows(part).stream().filter((row) -> row.text(column).equals(table.name())).toList();
	}

	private List<CatalogRow> rows(CatalogPart part) {
		return this.rows.getOrDefault(part, List.of());
	}

	private Server server() {
		CatalogRow row = rows(CatalogPart.SERVER).get(0);
		return server(row.text(0), row.optional(1), row.is(2) || this.readOnly);
	}

	static Server server(String version, @Nullable String file, boolean readOnly) {
		return new Server("SQLite", version, versionNumber(version), database(file), identity(file), "", null, readOnly,
				0);
	}

	/** Return the name of the file. */
	static String database(@Nullable String file) {
		return (file == null || file.isEmpty()) ? IN_MEMORY
				: file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
	}

	static String identity(@Nullable String file) {
		String path = (file == null || file.isEmpty()) ? IN_MEMORY : file;
		return UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)).toString();
	}

	static int versionNumber(String version) {
		int number = 0;
		for (String part : version.split("[^0-9]+")) {
			number = number * 1000 + Integer.parseInt(part);
		}
		return number;
	}

	/** The text behind the first {@code as} that stands for itself. */
	static String query(String sql) {
		String text = Canonical.quotes(sql);
		return SqlToken.split(text)
			.stream()
			.filter((token) -> token.depth() == 0 && token.is("as"))
			.findFirst()
			.map((token) -> text.substring(token.end()).strip())
			.orElse(text);
	}

}
