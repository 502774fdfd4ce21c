package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.diff.Change;
import io.schemasync.diff.ColumnAspect;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;

/**
 * Columns whose type is the list of their constants: {@code enum('A','B')}.
 */
public final class EnumColumns {

	private static final String ENUM = "enum";

	private EnumColumns() {
	}

	/**
	 * Tell whether a column would lose constants.
	 * @param from the column as it is
	 * @param to the column as it should be
	 * @return whether both are of such a type, and the second knows fewer constants
	 */
	public static boolean narrows(Column from, Column to) {
		return both(from, to) && !gone(from, to).isEmpty();
	}

	/**
	 * Tell whether two columns know the same constants, in whatever order.
	 * @param from a column
	 * @param to another
	 * @return whether both are of such a type and hold the same values
	 */
	public static boolean same(Column from, Column to) {
		return both(from, to) && gone(from, to).isEmpty() && gone(to, from).isEmpty();
	}

	/**
	 * Return the constants that a column would lose.
	 * @param from the column as it is
	 * @param to the column as it should be
	 * @return the constants as literals
	 */
	public static List<String> gone(Column from, Column to) {
		List<String> gone = new ArrayList<>(from.type().arguments());
		gone.removeAll(to.type().arguments());
		return gone;
	}

	private static boolean both(Column from, Column to) {
		return from.type().name().equals(ENUM) && to.type().name().equals(ENUM);
	}

	/**
	 * Take apart changes where some constants go and some come: the new ones are needed
	 * at once, the old ones may still be in rows.
	 * @param changes the changes of a plan
	 * @return the same changes, those in two
	 */
	public static List<Change> split(List<Change> changes) {
		return changes.stream().flatMap(EnumColumns::split).toList();
	}

	private static Stream<Change> split(Change change) {
		if (!(change instanceof Change.AlterColumn alter) || !alter.aspects().contains(ColumnAspect.TYPE)
				|| !narrows(alter.from(), alter.to()) || gone(alter.to(), alter.from()).isEmpty()) {
			return Stream.of(change);
		}
		Set<String> labels = new LinkedHashSet<>(alter.from().type().arguments());
		labels.addAll(alter.to().type().arguments());
		Column union = alter.from().withType(new ColumnType(ENUM, List.copyOf(labels), 0));
		return Stream.of(
				new Change.AlterColumn(alter.table(), alter.from(), union.withOrigin(alter.to().origin()),
						EnumSet.of(ColumnAspect.TYPE)),
				new Change.AlterColumn(alter.table(), union, alter.to(), alter.aspects()));
	}

}
