package io.schemasync.dialect.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.dialect.sqlite.TableDefinition.ColumnText;
import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

/**
 * Knows which changes need a table to be made anew, and what they change in the statement
 * that makes it.
 */
final class Edits {

	private Edits() {
	}

	/** Tell whether SQLite has no statement for a change of a table that is there. */
	static boolean rebuild(Change change, Circumstances circumstances) {
		if (change instanceof Change.AlterColumn) {
			return true;
		}
		if (change instanceof Change.AddPart add) {
			boolean created = add.part() instanceof ForeignKey key && add.table().foreignKeys().contains(key);
			return !created && !add.table().facts().definition().isEmpty()
					&& rebuild(add.part(), circumstances.rows(add.name()));
		}
		if (change instanceof Change.ReplacePart replace) {
			return inTable(replace.from()) || inTable(replace.to());
		}
		return change instanceof Change.DropPart drop && inTable(drop.part());
	}

	private static boolean rebuild(TablePart part, boolean rows) {
		if (part instanceof Column column) {
			boolean constant = column.defaultValue() == null || SqliteClauses.isConstant(column.defaultValue());
			boolean stored = column.generated() != null && column.generated().stored();
			boolean empty = !column.nullable() && !column.hasDefault() && column.generated() == null;
			return rows && (!constant || stored || empty);
		}
		return part instanceof PrimaryKey || part instanceof CheckConstraint || part instanceof ForeignKey;
	}

	/** Indexes have statements of their own. */
	private static boolean inTable(TablePart part) {
		return !(part instanceof Column || part instanceof Index
				|| part instanceof UniqueConstraint unique && !unique.constraint());
	}

	/** Make a change in the definition of its table. */
	static TableDefinition apply(TableDefinition definition, Change change) {
		if (change instanceof Change.AddPart add) {
			return add(definition, add.part());
		}
		if (change instanceof Change.AlterColumn alter) {
			return definition.with(alter.to().name(), (text) -> altered(text, alter));
		}
		if (change instanceof Change.ReplacePart replace) {
			return add(definition.without(is(replace.from(), replace.table().columns())), replace.to());
		}
		return (change instanceof Change.DropPart drop) ? definition.without(is(drop.part(), drop.table().columns()))
				: definition;
	}

	private static TableDefinition add(TableDefinition definition, TablePart part) {
		if (part instanceof Column column) {
			String sql = SqliteClauses.column(column);
			return definition.with(TableDefinition.parse("create table t (" + sql + ")").columns().get(0));
		}
		if (part instanceof CheckConstraint check) {
			return constraint(definition, Clause.Kind.CHECK, check, SqliteNames.DDL.check(check));
		}
		if (part instanceof PrimaryKey key) {
			TableDefinition mandatory = definition;
			for (String name : key.columns()) {
				mandatory = mandatory.with(name, (text) -> text.with(Clause.Kind.NOT_NULL, "not null"));
			}
			return constraint(mandatory, Clause.Kind.PRIMARY_KEY, key, SqliteNames.DDL.primaryKey(key));
		}
		return (part instanceof ForeignKey key)
				? constraint(definition, Clause.Kind.REFERENCES, key, SqliteNames.DDL.foreignKey(key)) : definition;
	}

	private static TableDefinition constraint(TableDefinition definition, Clause.Kind kind, TablePart part,
			String sql) {
		return definition.with(new Clause(kind, part.name(), part.columns(), sql, ""));
	}

	private static ColumnText altered(ColumnText text, Change.AlterColumn change) {
		ColumnText altered = text;
		for (ColumnAspect aspect : ColumnAspect.values()) {
			if (change.aspects().contains(aspect)) {
				altered = altered(altered, aspect, change.to());
			}
		}
		return altered;
	}

	private static ColumnText altered(ColumnText text, ColumnAspect aspect, Column to) {
		return switch (aspect) {
			case TYPE -> text.withType(SqlClauses.type(to.type()));
			case IDENTITY -> to.identity().generates() ? text.withType("integer") : text;
			case COLLATION -> put(text, Clause.Kind.COLLATE, (to.collation() != null) ? SqliteClauses.collate(to) : "");
			case DEFAULT -> put(text, Clause.Kind.DEFAULT,
					(to.defaultValue() != null) ? SqliteClauses.defaultValue(to.defaultValue()) : "");
			case GENERATED -> put(text, Clause.Kind.GENERATED, SqliteClauses.generated(to));
			case NULLABILITY -> put(text.without((clause) -> clause.kind() == Clause.Kind.NULL), Clause.Kind.NOT_NULL,
					to.nullable() ? "" : "not null");
			case STORAGE, COMMENT -> text;
		};
	}

	private static ColumnText put(ColumnText text, Clause.Kind kind, String sql) {
		return sql.isEmpty() ? text.without((clause) -> clause.kind() == kind) : text.with(kind, sql);
	}

	private static Predicate<Clause> is(TablePart part, List<Column> columns) {
		List<String> names = columns.stream().map(Column::name).toList();
		if (part instanceof CheckConstraint check) {
			return (clause) -> clause.kind() == Clause.Kind.CHECK && ((clause.name() != null)
					? clause.name().equals(check.name())
					: Canonical.expression(TableAssembler.expression(clause), names).equals(check.expression()));
		}
		if (part instanceof ForeignKey key) {
			return (clause) -> clause.kind() == Clause.Kind.REFERENCES && sameColumns(clause, key)
					&& ReferenceParser.parse(clause)
						.referencedTable()
						.name()
						.toLowerCase(Locale.ROOT)
						.equals(key.referencedTable().name().toLowerCase(Locale.ROOT));
		}
		Clause.Kind kind = (part instanceof PrimaryKey) ? Clause.Kind.PRIMARY_KEY : Clause.Kind.UNIQUE;
		return (clause) -> clause.kind() == kind && sameColumns(clause, part);
	}

	private static boolean sameColumns(Clause clause, TablePart part) {
		return TableAssembler.same(clause.columns(), part.columns());
	}

}
