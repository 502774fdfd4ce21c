package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** The clauses of which statements are made. */
public class SqlClauses {

	private final Identifiers names;

	/**
	 * Create the clauses.
	 * @param names how names are spelled
	 */
	public SqlClauses(Identifiers names) {
		this.names = names;
	}

	public String comment(@Nullable String comment) {
		return (comment != null) ? this.names.literal(comment) : "null";
	}

	public String columns(List<String> columns) {
		return "(" + this.names.quoteAll(columns) + ")";
	}

	public static String type(ColumnType type) {
		String arguments = type.arguments().isEmpty() ? "" : "(" + String.join(",", type.arguments()) + ")";
		int zone = type.name().indexOf(" with");
		boolean inside = zone > 0 && type.name().startsWith("time");
		String name = inside ? type.name().substring(0, zone) + arguments + type.name().substring(zone)
				: type.name() + arguments;
		return name + "[]".repeat(type.dimensions());
	}

	public String column(Column column) {
		List<String> clauses = new ArrayList<>();
		clauses.add(this.names.quote(column.name()));
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
			clauses.add(generated(column.generated()));
		}
		if (!column.nullable()) {
			clauses.add("not null");
		}
		return String.join(" ", clauses);
	}

	/**
	 * Say how a column is generated.
	 * @param expression the expression
	 * @return the clause
	 */
	protected String generated(GeneratedExpression expression) {
		return "generated always as (" + expression.sql() + ") " + (expression.stored() ? "stored" : "virtual");
	}

	public static String identity(Column column) {
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

	public String collation(String collation) {
		return collation.startsWith("\"") || collation.contains(".") ? collation : this.names.quote(collation);
	}

	public String primaryKey(PrimaryKey key) {
		return named(key.name()) + "primary key " + columns(key.columns());
	}

	public String unique(UniqueConstraint unique) {
		return named(unique.name()) + "unique " + (unique.nullsDistinct() ? "" : "nulls not distinct ")
				+ columns(unique.columns()) + (unique.options().isEmpty() ? "" : " " + unique.options())
				+ (unique.timing().isEmpty() ? "" : " " + unique.timing());
	}

	public String check(CheckConstraint check) {
		return named(check.name()) + "check (" + check.expression() + ")";
	}

	public String foreignKey(ForeignKey key) {
		boolean matchFull = key.timing().startsWith("match full");
		String timing = matchFull ? key.timing().substring("match full".length()).strip() : key.timing();
		return named(key.name()) + "foreign key " + columns(key.columns()) + " references "
				+ this.names.quote(key.referencedTable())
				+ (key.referencedColumns().isEmpty() ? "" : " " + columns(key.referencedColumns()))
				+ (matchFull ? " match full" : "") + action(" on update ", key.onUpdate())
				+ action(" on delete ", key.onDelete()) + (timing.isEmpty() ? "" : " " + timing);
	}

	private static String action(String words, ReferentialAction action) {
		return (action == ReferentialAction.NO_ACTION) ? "" : words + action.sql();
	}

	private String named(@Nullable String name) {
		return (name != null) ? "constraint " + this.names.quote(name) + " " : "";
	}

	public String index(QualifiedName table, Index index, @Nullable String name, boolean concurrently) {
		String method = "btree".equals(index.method()) ? "" : " using " + index.method();
		String parts = index.options().startsWith("(") ? ""
				: index.parts().stream().map(this::part).collect(Collectors.joining(", ", "(", ")"));
		return "create " + (index.unique() ? "unique " : "") + "index " + (concurrently ? "concurrently " : "")
				+ ((name != null) ? this.names.quote(name) + " " : "") + "on " + this.names.quote(table) + method + " "
				+ (parts + " " + index.options()).strip();
	}

	private String part(IndexPart part) {
		String what = part.expression() ? "(" + part.sql() + ")" : this.names.quote(part.sql());
		String order = part.descending() ? " desc" : "";
		return what + order
				+ ((part.nullsFirst() == part.descending()) ? "" : " nulls " + (part.nullsFirst() ? "first" : "last"));
	}

	public String alter(QualifiedName table, String action) {
		return "alter table " + this.names.quote(table) + " " + action;
	}

	/** The name that the server gives to an unnamed check, if it is free. */
	public String implicitName(QualifiedName table, CheckConstraint check, String suffix) {
		return implicitName(table, (check.columns().size() == 1) ? check.columns() : List.of(), suffix);
	}

	/** The name that the server gives to an unnamed rule or index. */
	public String implicitName(QualifiedName table, List<String> columns, String suffix) {
		return ImplicitNames.choose(table.name(), String.join("_", columns), this.names.fold(suffix),
				this.names.longest());
	}

}
