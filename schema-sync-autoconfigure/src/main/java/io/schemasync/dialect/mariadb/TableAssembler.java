package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.dialect.mariadb.InformationSchema.Row;
import io.schemasync.dialect.sql.EnumChecks;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnStorage;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableFacts;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** Puts the rows about one table together. For one thread. */
final class TableAssembler {

	private static final Pattern ON_UPDATE = Pattern.compile("(?i)on update (current_timestamp(\\(\\d*\\))?)");

	private final EnumChecks enumChecks = new EnumChecks(MariaDbNames.IDENTIFIERS);

	private final Row row;

	private final Flavour flavour;

	private final List<Column> columns = new ArrayList<>();

	private final Map<String, List<Row>> indexes = new LinkedHashMap<>();

	private final Map<String, List<Row>> foreignKeys = new LinkedHashMap<>();

	private final List<Row> checks = new ArrayList<>();

	private final Map<String, List<String>> dependents = new HashMap<>();

	TableAssembler(Row row, Flavour flavour) {
		this.row = row;
		this.flavour = flavour;
	}

	void column(Row row) {
		String extra = Texts.lower(row.text(8));
		boolean generated = extra.contains("generated") && !extra.contains("default_generated");
		boolean nullable = "YES".equals(row.text(5));
		String collation = row.text(7);
		boolean usual = collation.isEmpty() || collation.equals(this.row.text(9));
		this.columns.add(new Column(row.text(3), ColumnTypes.parse(row.text(4)), nullable,
				generated ? null : defaultValue(row, extra),
				extra.contains("auto_increment") ? Identity.BY_DEFAULT : Identity.NONE,
				generated ? new GeneratedExpression(row.text(10), !extra.contains("virtual")) : null,
				usual ? null : collation, row.text(9).isEmpty() ? null : row.text(9), "", storage(row.text(8)),
				Origin.NONE));
	}

	/** MySQL tells texts without their quotes. */
	private @Nullable String defaultValue(Row row, String extra) {
		String value = row.value(6);
		if (value == null || (!this.flavour.isMySql() && value.equals("NULL"))) {
			return null;
		}
		if (!this.flavour.isMySql()) {
			return value;
		}
		if (extra.contains("default_generated")) {
			return value.replace("\\'", "'");
		}
		boolean bare = value.startsWith("b'") || Texts.lower(value).startsWith("current_timestamp");
		return bare ? value : MariaDbNames.IDENTIFIERS.literal(value);
	}

	/** What no model says, but would be lost if the column were defined anew. */
	private static ColumnStorage storage(String extra) {
		List<String> words = new ArrayList<>();
		Matcher onUpdate = ON_UPDATE.matcher(extra);
		if (onUpdate.find()) {
			words.add("on update " + onUpdate.group(1));
		}
		if (Texts.lower(extra).contains("invisible")) {
			words.add("invisible");
		}
		if (Texts.lower(extra).contains("without system versioning")) {
			words.add("without system versioning");
		}
		return words.isEmpty() ? ColumnStorage.NONE : new ColumnStorage(String.join(" ", words), null);
	}

	void index(Row row) {
		this.indexes.computeIfAbsent(row.text(3), (name) -> new ArrayList<>()).add(row);
	}

	void check(Row row) {
		this.checks.add(row);
	}

	void foreignKey(Row row) {
		this.foreignKeys.computeIfAbsent(row.text(3), (name) -> new ArrayList<>()).add(row);
		depends(row.text(4), "foreign key " + row.text(3));
	}

	void referencedBy(Row row) {
		depends(row.text(7), "foreign key " + row.text(3) + " of " + row.text(2));
	}

	private void depends(String column, String dependent) {
		this.dependents.computeIfAbsent(column, (name) -> new ArrayList<>()).add(dependent);
	}

	Table table() {
		boolean view = this.row.text(3).contains("VIEW");
		long rows = this.row.text(6).isEmpty() ? -1 : this.row.number(6);
		TableFacts facts = new TableFacts(rows, this.row.number(7), this.dependents, Set.of(), List.of(), null,
				List.of(), List.of(), List.of(), List.of());
		List<CheckConstraint> rules = new ArrayList<>();
		this.checks.forEach((check) -> check(check, rules));
		String comment = this.row.text(8);
		io.schemasync.schema.TableBuilder table = Table.named(this.row.name())
			.kind(view ? Table.Kind.VIEW : Table.Kind.TABLE)
			.columns(this.columns)
			.checks(rules)
			.foreignKeys(this.foreignKeys.values().stream().map(TableAssembler::key).toList())
			.comment((comment.isEmpty() || view) ? null : comment)
			.options(options())
			.facts(facts);
		Set<String> period = this.columns.stream()
			.filter((column) -> Clauses.isOfPeriod(column.generated()))
			.map(Column::name)
			.collect(java.util.stream.Collectors.toSet());
		this.indexes.forEach((name, parts) -> index(table, name, parts, period));
		return table.build();
	}

	/** What decides about how the table can be changed; never compared. */
	private String options() {
		return "engine=%s row_format=%s collate=%s %s"
			.formatted(this.row.text(4), this.row.text(5), this.row.text(9), this.row.text(10))
			.strip();
	}

	/** The type {@code json} of MariaDB is a text with such a rule. */
	private void check(Row row, List<CheckConstraint> rules) {
		String clause = row.text(4);
		String document = "json_valid(" + MariaDbNames.always(row.text(3)) + ")";
		for (int i = 0; i < this.columns.size(); i++) {
			Column column = this.columns.get(i);
			if (column.name().equals(row.text(3)) && clause.equals(document)
					&& column.type().name().equals("longtext")) {
				this.columns.set(i, column.withType(ColumnType.of("json")).withCollation(null));
				return;
			}
		}
		rules.add(rule(row.text(3), this.flavour.isMySql()
				? ColumnDefinition.withoutParentheses(clause.replaceAll("\\\\(.)", "$1")) : clause));
	}

	private CheckConstraint rule(String name, String written) {
		String clause = Unchecked.withoutMark(written);
		Set<String> names = new LinkedHashSet<>();
		String quoted = Texts.replaceNames(Texts.withoutBackslashes(clause), (column) -> {
			names.add(column);
			return "\"" + column + "\"";
		}).replace("_utf8mb4'", "'");
		CheckConstraint known = this.enumChecks.recognise(new CheckConstraint(name, quoted, List.copyOf(names), true),
				this.columns);
		return new CheckConstraint(name, clause, known.columns(), !Unchecked.isCondition(written), known.values());
	}

	private static ForeignKey key(List<Row> rows) {
		Row first = rows.get(0);
		return new ForeignKey(first.text(3), rows.stream().map((row) -> row.text(4)).toList(),
				new QualifiedName(first.text(5), first.text(6)), rows.stream().map((row) -> row.text(7)).toList(),
				action(first.text(8)), action(first.text(9)), "", !Unchecked.isMarked(first.text(3)));
	}

	/** Without deferred checks, these two are the same. */
	private static ReferentialAction action(String words) {
		ReferentialAction action = ReferentialAction.valueOf(words.replace(' ', '_'));
		return (action == ReferentialAction.RESTRICT) ? ReferentialAction.NO_ACTION : action;
	}

	/** The server adds the end of a version's time to the key by itself. */
	private static void index(io.schemasync.schema.TableBuilder table, String name, List<Row> rows,
			Set<String> period) {
		boolean unique = rows.get(0).number(4) == 0;
		boolean whole = rows.stream()
			.allMatch((row) -> row.value(5) != null && row.value(7) == null && !"D".equals(row.value(6)));
		List<String> columns = rows.stream().map((row) -> row.text(5)).toList();
		if (name.equals("PRIMARY")) {
			table.primaryKey(
					new PrimaryKey(null, columns.stream().filter((column) -> !period.contains(column)).toList()));
		}
		else if (unique && whole) {
			table.unique(UniqueConstraint.of(name, columns));
		}
		else {
			String method = Texts.lower(rows.get(0).text(8));
			boolean prefixes = rows.stream().anyMatch((row) -> row.value(7) != null);
			table.index(new Index(name, rows.stream().map(TableAssembler::part).toList(), unique, method,
					(prefixes && method.equals("btree")) ? prefixes(rows) : "", true));
		}
	}

	private static IndexPart part(Row row) {
		boolean descending = "D".equals(row.value(6));
		String expression = row.value(9);
		return (expression != null) ? new IndexPart(expression, true, descending, descending)
				: new IndexPart(row.text(5), false, descending, descending);
	}

	private static String prefixes(List<Row> rows) {
		return rows.stream()
			.map((row) -> MariaDbNames.IDENTIFIERS.quote(row.text(5))
					+ ((row.value(7) != null) ? "(" + row.text(7) + ")" : "")
					+ ("D".equals(row.value(6)) ? " desc" : ""))
			.collect(java.util.stream.Collectors.joining(", ", "(", ")"));
	}

}
