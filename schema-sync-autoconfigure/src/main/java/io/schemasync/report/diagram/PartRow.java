package io.schemasync.report.diagram;

import io.schemasync.report.diagram.Diagram.Row;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/** A part of a table in few characters. */
record PartRow(Mark mark) implements TablePart.Visitor<Row> {

	@Override
	public Row visit(Column column) {
		return new Row(this.mark, column.name(), type(column.type()));
	}

	/** Everybody knows the short names. */
	private static String type(ColumnType type) {
		String name = type.name().replace("character varying", "varchar").replace("character", "char");
		String arguments = type.arguments().isEmpty() ? "" : "(" + String.join(",", type.arguments()) + ")";
		int zone = name.indexOf(" with");
		String words = (zone < 0) ? name + arguments
				: name.substring(0, zone) + (name.endsWith(" with time zone") ? "tz" : "") + arguments;
		return words + "[]".repeat(type.dimensions());
	}

	@Override
	public Row visit(PrimaryKey key) {
		return rule("primary key", key);
	}

	@Override
	public Row visit(UniqueConstraint unique) {
		return rule("unique", unique);
	}

	@Override
	public Row visit(CheckConstraint check) {
		return rule("check", check);
	}

	@Override
	public Row visit(ForeignKey key) {
		return rule("foreign key", key);
	}

	@Override
	public Row visit(Index index) {
		return rule(index.unique() ? "unique index" : "index", index);
	}

	private Row rule(String kind, TablePart part) {
		return new Row(this.mark, kind, String.join(", ", part.columns()));
	}

}
