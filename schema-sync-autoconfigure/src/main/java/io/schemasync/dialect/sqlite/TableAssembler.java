package io.schemasync.dialect.sqlite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableBuilder;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Puts one table together: SQLite tells its columns and indexes, everything else stands
 * in the statement that made it.
 */
final class TableAssembler {

	private static final String GENERATED_ALWAYS = "2";

	private static final String STORED = "3";

	private final QualifiedName name;

	private final List<CatalogRow> objects;

	private final List<CatalogRow> columns;

	private final List<CatalogRow> indexes;

	private final List<CatalogRow> indexColumns;

	private final TableDefinition definition;

	private final List<String> columnNames;

	TableAssembler(QualifiedName name, List<CatalogRow> objects, List<CatalogRow> columns, List<CatalogRow> indexes,
			List<CatalogRow> indexColumns) {
		this.name = name;
		this.objects = objects;
		this.columns = columns;
		this.indexes = indexes;
		this.indexColumns = indexColumns;
		this.definition = TableDefinition.parse(sql("table").get(0));
		this.columnNames = columns.stream().map((row) -> row.text(1)).toList();
	}

	private List<String> sql(String type) {
		return this.objects.stream()
			.filter((row) -> row.text(0).equals(type))
			.map((row) -> row.optional(3))
			.flatMap(Stream::ofNullable)
			.toList();
	}

	Table table() {
		List<String> key = this.columns.stream()
			.filter((row) -> row.is(5))
			.sorted(Comparator.comparing((row) -> row.number(5)))
			.map((row) -> row.text(1))
			.toList();
		List<Column> columns = this.columns.stream().map((row) -> column(row, key)).toList();
		TableBuilder table = Table.named(this.name)
			.columns(columns)
			.primaryKey(key.isEmpty() ? null : new PrimaryKey(nameOf(Clause.Kind.PRIMARY_KEY, key), key))
			.foreignKeys(this.definition.clauses()
				.filter((clause) -> clause.kind() == Clause.Kind.REFERENCES)
				.map(ReferenceParser::parse)
				.toList())
			.checks(checks(columns))
			.facts(new TableFacts(-1, 0)
				.withDefinition(Stream.of(sql("table"), sql("index"), sql("trigger")).flatMap(List::stream).toList()));
		this.indexes.stream().sorted(Comparator.comparing((row) -> row.text(1))).forEach((row) -> add(row, table));
		return table.build();
	}

	/** Only a column that stands for the number of the row makes its own values. */
	private Column column(CatalogRow row, List<String> key) {
		String name = row.text(1);
		ColumnType type = Canonical.type(row.text(2));
		boolean inKey = key.contains(name);
		boolean number = inKey && key.size() == 1 && row.text(2).equalsIgnoreCase("integer")
				&& !this.definition.options().toLowerCase(Locale.ROOT).contains("without");
		String hidden = row.text(6);
		boolean generated = hidden.equals(GENERATED_ALWAYS) || hidden.equals(STORED);
		String value = row.optional(4);
		return new Column(name, type, !row.is(3) && !inKey,
				(value != null) ? Canonical.expression(value, List.of()) : null,
				number ? Identity.BY_DEFAULT : Identity.NONE,
				generated ? new GeneratedExpression(expression(Clause.Kind.GENERATED, name), hidden.equals(STORED))
						: null,
				collation(name), null, Origin.NONE);
	}

	private String expression(Clause.Kind kind, String column) {
		String body = body(kind, column);
		return Canonical.expression(body.substring(0, body.lastIndexOf(')') + 1), this.columnNames);
	}

	private String body(Clause.Kind kind, String column) {
		return this.definition.columns()
			.stream()
			.filter((text) -> text.name().equals(column))
			.flatMap((text) -> text.clauses().stream())
			.filter((clause) -> clause.kind() == kind)
			.map(Clause::body)
			.findFirst()
			.orElse("");
	}

	private @Nullable String collation(String column) {
		String body = body(Clause.Kind.COLLATE, column);
		return (body.isEmpty() || body.equalsIgnoreCase("binary")) ? null : body.toLowerCase(Locale.ROOT);
	}

	/** Rules without a name get the one that other databases would choose. */
	private List<CheckConstraint> checks(List<Column> columns) {
		EnumChecks enums = new EnumChecks(SqliteNames.INSTANCE);
		List<CheckConstraint> checks = new ArrayList<>();
		Set<String> taken = new HashSet<>();
		this.definition.clauses().filter((clause) -> clause.kind() == Clause.Kind.CHECK).forEach((clause) -> {
			CheckConstraint rule = enums.recognise(new CheckConstraint(clause.name(),
					Canonical.expression(expression(clause), this.columnNames), clause.columns(), true), columns);
			String name = clause.name();
			for (int number = 0; name == null || !taken.add(name); number++) {
				name = SqliteNames.DDL.implicitName(this.name, rule, (number == 0) ? "check" : "check" + number);
			}
			checks.add(new CheckConstraint(name, rule.expression(), rule.columns(), true, rule.values()));
		});
		return checks;
	}

	/** A clause about conflicts may follow the expression. */
	static String expression(Clause clause) {
		return clause.body().substring(0, clause.body().lastIndexOf(')') + 1);
	}

	private @Nullable String nameOf(Clause.Kind kind, List<String> columns) {
		return this.definition.clauses()
			.filter((clause) -> clause.kind() == kind && same(clause.columns(), columns))
			.map(Clause::name)
			.flatMap(Stream::ofNullable)
			.findFirst()
			.orElse(null);
	}

	static boolean same(List<String> columns, List<String> others) {
		return lower(columns).equals(lower(others));
	}

	private static List<String> lower(List<String> names) {
		return names.stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList();
	}

	private void add(CatalogRow row, TableBuilder table) {
		String index = row.text(1);
		if (row.text(3).equals("pk")) {
			return;
		}
		List<CatalogRow> parts = this.indexColumns.stream().filter((part) -> part.text(0).equals(index)).toList();
		List<String> columns = parts.stream().map((part) -> part.optional(1)).flatMap(Stream::ofNullable).toList();
		boolean plain = !row.is(4) && parts.stream()
			.allMatch((part) -> part.optional(1) != null && part.text(4).equalsIgnoreCase(collationOf(part.text(1))));
		if (row.text(3).equals("u")) {
			String name = nameOf(Clause.Kind.UNIQUE, columns);
			table.unique(UniqueConstraint
				.of((name != null) ? name : SqliteNames.DDL.implicitName(this.name, columns, "key"), columns));
		}
		else if (plain && row.is(2)) {
			table.unique(new UniqueConstraint(index, columns, true, false, true));
		}
		else {
			table.index(index(index, row.is(2), parts, plain));
		}
	}

	private String collationOf(String column) {
		String collation = collation(column);
		return (collation != null) ? collation : "binary";
	}

	private Index index(String index, boolean unique, List<CatalogRow> parts, boolean plain) {
		List<String> texts = parts(index);
		List<IndexPart> read = new ArrayList<>();
		for (int i = 0; i < parts.size(); i++) {
			String column = parts.get(i).optional(1);
			boolean descending = parts.get(i).is(3);
			String expression = (i < texts.size()) ? texts.get(i).replaceFirst("(?i)\\s+(asc|desc)$", "") : "";
			read.add(new IndexPart((column != null) ? column : Canonical.expression(expression, this.columnNames),
					column == null, descending, descending));
		}
		return new Index(index, read, unique, "btree", plain ? "" : options(index), true);
	}

	/** Return the text of each column or expression. */
	private List<String> parts(String index) {
		String list = list(index);
		List<String> parts = new ArrayList<>();
		int start = 0;
		for (SqlToken token : SqlToken.split(list)) {
			if (token.depth() == 1 && token.is(",") || token.depth() == 0 && token.is(")")) {
				parts.add(list.substring(start, token.start()).strip());
			}
			if (token.depth() == 0 && token.is("(") || token.depth() == 1 && token.is(",")) {
				start = token.end();
			}
		}
		return parts;
	}

	/** Return what stands behind the name of the table. */
	private String list(String index) {
		String sql = this.objects.stream()
			.filter((row) -> row.text(0).equals("index") && row.text(1).equals(index))
			.map((row) -> Canonical.quotes(row.text(3)))
			.findFirst()
			.orElse("");
		return sql.substring(SqlToken.split(sql)
			.stream()
			.filter((token) -> token.is("("))
			.findFirst()
			.map(SqlToken::start)
			.orElse(sql.length()));
	}

	/** An index over expressions alone is an ordinary one. */
	private String options(String index) {
		String list = list(index);
		int close = SqlToken.split(list)
			.stream()
			.filter((token) -> token.depth() == 0 && token.is(")"))
			.findFirst()
			.map(SqlToken::end)
			.orElse(list.length());
		String rest = Canonical.expression(list.substring(close), this.columnNames);
		boolean collations = SqlToken.split(list.substring(0, close)).stream().anyMatch((token) -> token.is("collate"));
		return collations ? (Canonical.expression(list.substring(0, close), this.columnNames) + " " + rest).strip()
				: rest;
	}

}
