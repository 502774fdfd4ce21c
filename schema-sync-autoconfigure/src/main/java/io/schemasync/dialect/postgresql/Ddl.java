package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** The clauses of which PostgreSQL's statements are made. */
final class Ddl {

	private Ddl() {
	}

	static String comment(@Nullable String comment) {
		return (comment != null) ? PostgreSqlNames.literal(comment) : "null";
	}

	static String columns(List<String> columns) {
		return "(" + PostgreSqlNames.quoteAll(columns) + ")";
	}

	static String type(ColumnType type) {
		String arguments = type.arguments().isEmpty() ? "" : "(" + String.join(",", type.arguments()) + ")";
		int zone = type.name().indexOf(" with");
		boolean inside = zone > 0 && type.name().startsWith("time");
		String name = inside ? type.name().substring(0, zone) + arguments + type.name().substring(zone)
				: type.name() + arguments;
		return name + "[]".repeat(type.dimensions());
	}

	static String column(Column column) {
		List<String> clauses = new ArrayList<>();
		clauses.add(PostgreSqlNames.quote(column.name()));
		clauses.add((column.identity() == Identity.SERIAL) ? serial(column.type()) : type(column.type()));
		if (column.collation() != null) {
			clauses.add("collate " + collation(column.collation()));
		}
		if (column.identity() == Identity.ALWAYS || column.identity() == Identity.BY_DEFAULT) {
			clauses.add(identity(column));
		}
		if (column.defaultValue() != null && column.identity() != Identity.SERIAL) {
			clauses.add("default " + column.defaultValue());
		}
		if (column.generated() != null) {
			clauses.add("generated always as (" + column.generated().sql() + ") "
					+ (column.generated().stored() ? "stored" : "virtual"));
		}
		if (!column.nullable()) {
			clauses.add("not null");
		}
		return String.join(" ", clauses);
	}

	static String identity(Column column) {
		return "generated " + ((column.identity() == Identity.ALWAYS) ? "always" : "by default") + " as identity"
				+ (column.identityOptions().isEmpty() ? "" : " (" + column.identityOptions() + ")");
	}

	private static String serial(ColumnType type) {
		return switch (type.name()) {
			case "bigint" -> "bigserial";
			case "smallint" -> "smallserial";
			default -> "serial";
		};
	}

	static String collation(String collation) {
		return collation.startsWith("\"") || collation.contains(".") ? collation : PostgreSqlNames.quote(collation);
	}

	static String primaryKey(PrimaryKey key) {
		return named(key.name()) + "primary key " + columns(key.columns());
	}

	static String unique(UniqueConstraint unique) {
		return named(unique.name()) + "unique " + (unique.nullsDistinct() ? "" : "nulls not distinct ")
				+ columns(unique.columns()) + (unique.options().isEmpty() ? "" : " " + unique.options())
				+ (unique.timing().isEmpty() ? "" : " " + unique.timing());
	}

	static String check(CheckConstraint check) {
		return named(check.name()) + "check (" + check.expression() + ")";
	}

	static String foreignKey(ForeignKey key) {
		boolean matchFull = key.timing().startsWith("match full");
		String timing = matchFull ? key.timing().substring("match full".length()).strip() : key.timing();
		return named(key.name()) + "foreign key " + columns(key.columns()) + " references "
				+ PostgreSqlNames.quote(key.referencedTable())
				+ (key.referencedColumns().isEmpty() ? "" : " " + columns(key.referencedColumns()))
				+ (matchFull ? " match full" : "") + action(" on update ", key.onUpdate())
				+ action(" on delete ", key.onDelete()) + (timing.isEmpty() ? "" : " " + timing);
	}

	private static String action(String words, ReferentialAction action) {
		return (action == ReferentialAction.NO_ACTION) ? "" : words + action.sql();
	}

	private static String named(@Nullable String name) {
		return (name != null) ? "constraint " + PostgreSqlNames.quote(name) + " " : "";
	}

	static String index(QualifiedName table, Index index, @Nullable String name, boolean concurrently) {
		String method = "btree".equals(index.method()) ? "" : " using " + index.method();
		String parts = index.options().startsWith("(") ? ""
				: index.parts().stream().map(Ddl::part).collect(Collectors.joining(", ", "(", ")"));
		return "create " + (index.unique() ? "unique " : "") + "index " + (concurrently ? "concurrently " : "")
				+ ((name != null) ? PostgreSqlNames.quote(name) + " " : "") + "on " + PostgreSqlNames.quote(table)
				+ method + " " + (parts + " " + index.options()).strip();
	}

	private static String part(IndexPart part) {
		String what = part.expression() ? "(" + part.sql() + ")" : PostgreSqlNames.quote(part.sql());
		String order = part.descending() ? " desc" : "";
		return what + order
				+ ((part.nullsFirst() == part.descending()) ? "" : " nulls " + (part.nullsFirst() ? "first" : "last"));
	}

	static String alter(QualifiedName table, String action) {
		return "alter table " + PostgreSqlNames.quote(table) + " " + action;
	}

	/** The name that the server gives to an unnamed check, if it is free. */
	static String implicitName(QualifiedName table, CheckConstraint check, String suffix) {
		return implicitName(table, (check.columns().size() == 1) ? check.columns() : List.of(), suffix);
	}

	/** The name that the server gives to an unnamed rule or index. */
	static String implicitName(QualifiedName table, List<String> columns, String suffix) {
		return ImplicitNames.choose(table.name(), String.join("_", columns), suffix.toLowerCase(Locale.ROOT));
	}

}
