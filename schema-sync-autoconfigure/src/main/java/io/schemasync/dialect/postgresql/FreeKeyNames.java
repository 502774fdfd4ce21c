package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.diff.Change;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Table;
import io.schemasync.schema.TablePart;
import io.schemasync.schema.UniqueConstraint;

import static io.schemasync.dialect.postgresql.PostgreSqlNames.DDL;

/**
 * Names unnamed keys as the server would where the usual name is that of a key over other
 * columns, which had the names of these before.
 */
final class FreeKeyNames {

	private FreeKeyNames() {
	}

	static Change named(Change change) {
		if (change instanceof Change.AddPart add && add.part().name() == null) {
			if (add.part() instanceof UniqueConstraint key && isTaken(add, "key")) {
				return new Change.AddPart(add.table(), new UniqueConstraint(free(add, "key"), key.columns(),
						key.nullsDistinct(), key.constraint(), key.valid(), key.timing(), key.options()));
			}
			if (add.part() instanceof ForeignKey key && isTaken(add, "fkey")) {
				return new Change.AddPart(add.table(),
						new ForeignKey(free(add, "fkey"), key.columns(), key.referencedTable(), key.referencedColumns(),
								key.onDelete(), key.onUpdate(), key.timing(), key.validated()));
			}
		}
		return change;
	}

	private static boolean isTaken(Change.AddPart add, String suffix) {
		return taken(add).contains(name(add, suffix));
	}

	private static String free(Change.AddPart add, String suffix) {
		Set<String> taken = taken(add);
		int number = 1;
		while (taken.contains(name(add, suffix + number))) {
			number++;
		}
		return name(add, suffix + number);
	}

	private static String name(Change.AddPart add, String suffix) {
		return DDL.implicitName(add.table().name(), add.part().columns(), suffix);
	}

	/** A key over the same columns is one that a run before has begun. */
	private static Set<String> taken(Change.AddPart add) {
		Table table = add.table();
		List<String> columns = add.part().columns();
		return Stream
			.of(Stream.ofNullable(table.primaryKey()),
					table.uniqueConstraints().stream().filter(UniqueConstraint::valid), table.foreignKeys().stream(),
					table.indexes().stream())
			.flatMap((parts) -> parts)
			.filter((part) -> !part.columns().equals(columns))
			.map(TablePart::name)
			.map(String::valueOf)
			.collect(Collectors.toSet());
	}

}
