package io.schemasync.dialect.mariadb;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.schemasync.dialect.sql.ImplicitNames;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Table;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** The clauses of which statements are made. */
final class Clauses {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	/** Whatever else stands in a default needs parentheres to be taken. */
	private static final Pattern SIMPLE = Pattern
		.compile("(?is)'.*'|[bxn]'[^']*'|[-+]?[0-9.]+(e[-+]?[0-9]+)?|null|true|false|\\(.*\\)"
				+ "|(current_timestamp|now|localtime|localtimestamp)(\\(\\d*\\))?( on update .*)?");

	private Clauses() {
	}

	/**
	 * Define a column.
	 * @param column the column
	 * @param check its own rule, {@code null} for none
	 * @return name, type and all that the server keeps with a column
	 */
	static String column(Column column, @Nullable CheckConstraint check) {
		List<String> clauses = new ArrayList<>();
		clauses.add(NAMES.quote(column.name()));
		clauses.add(ColumnTypes.sql(column.type()));
		if (column.collation() != null) {
			clauses.add("collate " + column.collation());
		}
		if (column.generated() != null) {
			clauses.add(generated(column.generated()));
		}
		else if (!column.nullable()) {
			clauses.add("not null");
		}
		else if (column.type().name().equals("timestamp")) {
			clauses.add("null");
		}
		if (column.hasDefault() && column.generated() == null) {
			clauses.add("default " + defaultValue(Objects.requireNonNull(column.defaultValue())));
		}
		if (column.identity() != Identity.NONE) {
			clauses.add("auto_increment");
		}
		if (column.storage().strategy() != null) {
			clauses.add(column.storage().strategy());
		}
		if (column.comment() != null) {
			clauses.add("comment " + NAMES.literal(column.comment()));
		}
		if (check != null) {
			clauses.add("check (" + Unchecked.condition(check) + ")");
		}
		return String.join(" ", clauses);
	}

	private static String generated(GeneratedExpression generated) {
		return "generated always as " + (isOfPeriod(generated) ? generated.sql()
				: "(" + generated.sql() + ") " + (generated.stored() ? "stored" : "virtual"));
	}

	/** Tell whether a column bounds the time in which a version of a row was current. */
	static boolean isOfPeriod(@Nullable GeneratedExpression generated) {
		return generated != null && generated.sql().strip().matches("(?i)row (start|end)");
	}

	static String defaultValue(String expression) {
		return isSimple(expression) ? expression : "(" + expression + ")";
	}

	static boolean isSimple(String expression) {
		return SIMPLE.matcher(expression.strip()).matches();
	}

	static String primaryKey(PrimaryKey key) {
		return "primary key " + MariaDbNames.list(key.columns());
	}

	static String unique(UniqueConstraint unique) {
		return named(unique.name()) + "unique " + MariaDbNames.list(unique.columns())
				+ (unique.options().isEmpty() ? "" : " " + unique.options());
	}

	static String check(CheckConstraint check) {
		return named(check.name()) + "check (" + check.expression() + ")";
	}

	static String foreignKey(ForeignKey key) {
		return named(key.name()) + "foreign key " + MariaDbNames.list(key.columns()) + " references "
				+ NAMES.quote(key.referencedTable())
				+ (key.referencedColumns().isEmpty() ? "" : " " + MariaDbNames.list(key.referencedColumns()))
				+ action(" on delete ", key.onDelete()) + action(" on update ", key.onUpdate());
	}

	private static String action(String words, ReferentialAction action) {
		return (action == ReferentialAction.NO_ACTION) ? "" : words + action.sql();
	}

	private static String named(@Nullable String name) {
		return (name != null) ? "constraint " + NAMES.quote(name) + " " : "";
	}

	static String index(Index index) {
		String kind = switch (index.method()) {
			case "fulltext", "spatial" -> index.method() + " ";
			default -> index.unique() ? "unique " : "";
		};
		String parts = index.options().startsWith("(") ? index.options()
				: index.parts().stream().map(Clauses::part).collect(Collectors.joining(", ", "(", ")"))
						+ (index.options().isEmpty() ? "" : " " + index.options());
		return kind + "index " + ((index.name() != null) ? NAMES.quote(index.name()) + " " : "") + parts;
	}

	private static String part(IndexPart part) {
		return (part.expression() ? "(" + part.sql() + ")" : NAMES.quote(part.sql()))
				+ (part.descending() ? " desc" : "");
	}

	static String alter(QualifiedName table, String action) {
		return "alter table " + NAMES.quote(table) + " " + action;
	}

	static String implicitName(Table table, List<String> columns, String suffix) {
		return ImplicitNames.choose(table.name().name(), String.join("_", columns), suffix, MariaDbNames.LONGEST);
	}

}
