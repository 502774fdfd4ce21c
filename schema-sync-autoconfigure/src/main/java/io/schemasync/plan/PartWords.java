package io.schemasync.plan;

import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Identity;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** Describes the parts of tables in a few words. */
final class PartWords implements TablePart.Visitor<String> {

	static final PartWords INSTANCE = new PartWords();

	@Override
	public String visit(Column column) {
		return "column " + type(column.type()) + ((column.identity() != Identity.NONE) ? " identity" : "")
				+ (column.hasDefault() ? " default " + column.defaultValue() : "")
				+ ((column.generated() != null) ? " generated" : "") + (column.nullable() ? "" : " not null");
	}

	static String type(ColumnType type) {
		String arguments = type.arguments().isEmpty() ? "" : "(" + String.join(",", type.arguments()) + ")";
		int suffix = type.name().indexOf(" with");
		String name = (suffix > 0) ? type.name().substring(0, suffix) + arguments + type.name().substring(suffix)
				: type.name() + arguments;
		return name + "[]".repeat(type.dimensions());
	}

	@Override
	public String visit(PrimaryKey key) {
		return "primary key " + list(key.columns());
	}

	@Override
	public String visit(UniqueConstraint unique) {
		return (unique.constraint() ? "unique " : "unique index ") + list(unique.columns());
	}

	@Override
	public String visit(CheckConstraint check) {
		if (check.values() != null && check.columns().size() == 1) {
			return "check (" + check.columns().get(0) + " in " + list(List.copyOf(check.values())) + ")";
		}
		return "check (" + bare(check.expression()) + ")";
	}

	/** Without the parentheses that a server may put around the whole. */
	private static String bare(String expression) {
		int open = 0;
		for (int i = 0; i < expression.length() - 1; i++) {
			open += (expression.charAt(i) == '(') ? 1 : (expression.charAt(i) == ')') ? -1 : 0;
			if (open == 0) {
				return expression;
			}
		}
		return expression.startsWith("(") && expression.endsWith(")") ? expression.substring(1, expression.length() - 1)
				: expression;
	}

	@Override
	public String visit(ForeignKey key) {
		return "foreign key " + list(key.columns()) + " references " + key.referencedTable();
	}

	@Override
	public String visit(Index index) {
		return (index.unique() ? "unique index " : "index ")
				+ index.parts().stream().map(PartWords::part).collect(Collectors.joining(", ", "(", ")"));
	}

	private static String part(IndexPart part) {
		return part.sql() + (part.descending() ? " desc" : "");
	}

	private static String list(List<String> columns) {
		return columns.stream().collect(Collectors.joining(", ", "(", ")"));
	}

}
