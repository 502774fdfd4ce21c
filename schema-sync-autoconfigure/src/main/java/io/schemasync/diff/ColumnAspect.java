package io.schemasync.diff;

import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

import io.schemasync.schema.Column;

/** One of the things in which a column can differ, each judged on its own. */
public enum ColumnAspect {

	/** The data type. */
	TYPE((from, to) -> from.type().equals(to.type()), (from, to) -> from.withType(to.type())),

	/** The collation. */
	COLLATION((from, to) -> Objects.equals(from.collation(), to.collation()),
			(from, to) -> from.withCollation(to.collation())),

	/** The expression of a generated column. */
	GENERATED((from, to) -> Objects.equals(from.generated(), to.generated()),
			(from, to) -> from.withGenerated(to.generated())),

	/** The default. A default of null is none, although the catalog may keep it. */
	DEFAULT((from, to) -> Objects.equals(from.defaultValue(), to.defaultValue())
			|| (!from.hasDefault() && !to.hasDefault()), (from, to) -> from.withDefaultValue(to.defaultValue())),

	/** How the column makes its own values. */
	IDENTITY((from, to) -> from.identity().generates() == to.identity().generates(),
			(from, to) -> from.withIdentity(to.identity()).withIdentityOptions(to.identityOptions())),

	/** Whether null is allowed. */
	NULLABILITY((from, to) -> from.nullable() == to.nullable(), (from, to) -> from.withNullable(to.nullable())),

	/** How values are kept. */
	STORAGE((from, to) -> from.storage().satisfies(to.storage()), (from, to) -> from.withStorage(to.storage())),

	/** The comment. */
	COMMENT((from, to) -> Objects.equals(from.comment(), to.comment()), (from, to) -> from.withComment(to.comment()));

	private final BiPredicate<Column, Column> same;

	private final BinaryOperator<Column> taken;

	ColumnAspect(BiPredicate<Column, Column> same, BinaryOperator<Column> taken) {
		this.same = same;
		this.taken = taken;
	}

	/**
	 * Tell whether two columns agree in this aspect.
	 * @param from one column
	 * @param to the other
	 * @return whether there is nothing to do
	 */
	public boolean same(Column from, Column to) {
		return this.same.test(from, to);
	}

	/**
	 * Take this one aspect from another column.
	 * @param from the column as it is
	 * @param to the column to take the aspect from
	 * @return {@code from} with this aspect of {@code to}
	 */
	public Column apply(Column from, Column to) {
		return this.taken.apply(from, to);
	}

}
