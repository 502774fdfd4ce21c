package io.schemasync.dialect.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.diff.Change;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/**
 * Numbers unnamed checks of one table that would get the same name, as the server does
 * where it chooses the names. A table with rows gets its checks in two steps, of which
 * the second has to call them by name.
 */
public final class FreeNames {

	private final Map<QualifiedName, Set<String>> taken = new HashMap<>();

	private final SqlClauses clauses;

	private FreeNames(SqlClauses clauses) {
		this.clauses = clauses;
	}

	/**
	 * Name those checks of a plan that would not be free.
	 * @param changes the changes in their order
	 * @param clauses knows the names that are chosen otherwise
	 * @return the same changes
	 */
	public static List<Change> give(List<Change> changes, SqlClauses clauses) {
		FreeNames names = new FreeNames(clauses);
		return changes.stream().map(names::named).toList();
	}

	private Change named(Change change) {
		if (!(change instanceof Change.AddPart add && add.part() instanceof CheckConstraint check
				&& check.name() == null)) {
			return change;
		}
		Set<String> taken = this.taken.computeIfAbsent(add.name(), (name) -> names(add.table()));
		String first = this.clauses.implicitName(add.table().name(), check, "check");
		String free = first;
		for (int number = 1; !taken.add(free); number++) {
			free = this.clauses.implicitName(add.table().name(), check, "check" + number);
		}
		return free.equals(first) ? change : new Change.AddPart(add.table(),
				new CheckConstraint(free, check.expression(), check.columns(), check.validated(), check.values()));
	}

	private static Set<String> names(Table table) {
		return Stream.concat(table.checks().stream(), table.facts().unfinished().stream())
			.map((part) -> String.valueOf(part.name()))
			.collect(Collectors.toCollection(HashSet::new));
	}

}
