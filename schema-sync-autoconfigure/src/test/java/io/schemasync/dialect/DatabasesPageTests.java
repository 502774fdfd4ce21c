package io.schemasync.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Origin;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of {@code docs/databases.md} says what the dialects do.
 */
class DatabasesPageTests {

	private static final List<String> ORDER = List.of("PostgreSQL", "H2", "SQLite", "MariaDB");

	private static final QualifiedName NAME = new QualifiedName("s", "t");

	private static final Column COLUMN = Column.of("c", ColumnType.of("varchar"), true);

	private static final Table TABLE = Table.named(NAME).column(COLUMN).build();

	private static final Server SERVER = new Server("", "", 180000, "", "", "", "s", false, 0);

	private static final Index INDEX = new Index("i", List.of(IndexPart.of("c")), false, "btree", "", true);

	private static final Index OVER_EXPRESSION = new Index("i", List.of(new IndexPart("c || c", true, false, false)),
			false, "btree", "", true);

	@Test
	void tableSaysWhatTheDialectsDo() throws IOException {
		List<Dialect> dialects = ServiceLoader.load(Dialect.class)
			.stream()
			.map(ServiceLoader.Provider::get)
			.sorted(Comparator.comparingInt((dialect) -> ORDER.indexOf(dialect.name())))
			.toList();
		Map<String, Predicate<Dialect>> rows = new LinkedHashMap<>();
		rows.put("`additive` and `recreate`, plan, validate, endpoint, commands", (dialect) -> true);
		rows.put("`contract` also tells sizes, who reads and writes, and what depends on it",
				(dialect) -> declares(dialect, "usages"));
		rows.put("a start in sync takes one round trip", (dialect) -> declares(dialect, "glance"));
		rows.put("changes of the schema are all or nothing", Dialect::hasTransactionalDdl);
		rows.put("indexes and rules come beside the traffic",
				(dialect) -> render(dialect, new Change.AddPart(TABLE, INDEX)).stream()
					.anyMatch((statement) -> statement.phase() == Phase.ONLINE));
		rows.put("indexes over expressions, or with conditions",
				(dialect) -> supported(dialect, new Change.AddPart(TABLE, OVER_EXPRESSION)));
		rows.put("enums and composite types of their own", (dialect) -> supported(dialect,
				new Change.Create(new EnumType(new QualifiedName("s", "e"), List.of("A"), false, Origin.NONE))));
		rows.put("collation of a column", (dialect) -> supported(dialect,
				new Change.AlterColumn(TABLE, COLUMN, COLUMN.withCollation("C"), Set.of(ColumnAspect.COLLATION))));
		rows.put("rights for the application's own role",
				(dialect) -> render(dialect, new Change.Create(TABLE)).stream()
					.anyMatch((statement) -> statement.sql().startsWith("grant ")));
		String head = line("", dialects.stream().map((dialect) -> dialect.supported().split(",")[0]))
				+ "|---".repeat(dialects.size() + 1) + "|\n";
		String table = rows.entrySet()
			.stream()
			.map((row) -> line(row.getKey(),
					dialects.stream().map((dialect) -> row.getValue().test(dialect) ? "✓" : "–")))
			.collect(Collectors.joining("", head, ""));
		assertThat(Files.readString(Path.of("../docs/databases.md"))).contains(table);
	}

	private static String line(String name, Stream<String> cells) {
		return ("| " + name).stripTrailing() + cells.collect(Collectors.joining(" | ", " | ", " |\n"));
	}

	private static boolean declares(Dialect dialect, String name) {
		return Stream.of(dialect.getClass().getDeclaredMethods()).anyMatch((method) -> method.getName().equals(name));
	}

	private static boolean supported(Dialect dialect, Change change) {
		List<Statement> statements = render(dialect, change);
		return !statements.isEmpty() && statements.stream()
			.flatMap((statement) -> statement.hazards().stream())
			.noneMatch((hazard) -> hazard.code() == HazardCode.UNSUPPORTED);
	}

	private static List<Statement> render(Dialect dialect, Change change) {
		return dialect.render(change, new Circumstances(SERVER, Set.of(NAME), "app"));
	}

}
