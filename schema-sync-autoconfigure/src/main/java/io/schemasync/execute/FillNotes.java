package io.schemasync.execute;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.diff.Change;
import io.schemasync.plan.Plan;
import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.springframework.dao.DataAccessException;

/**
 * Keeps in the books which columns were filled with what, so that a null that the
 * application writes later stays. A column that must not be null needs no such note.
 */
final class FillNotes {

	private FillNotes() {
	}

	/** Return a note for each column of which a plan leaves nothing to fill. */
	static List<MappedObject> settled(Schema desired, Plan plan) {
		Set<Object> open = plan.steps()
			.stream()
			.filter((step) -> step.change() instanceof Change.Fill)
			.map((step) -> key(step.change().name(), ((Change.Fill) step.change()).column()))
			.collect(Collectors.toSet());
		return notes(desired, open);
	}

	private static List<MappedObject> notes(Schema desired, Set<Object> open) {
		return desired.tables()
			.values()
			.stream()
			.flatMap((table) -> table.columns()
				.stream()
				.filter((column) -> isFilledOnce(column) && !open.contains(key(table.name(), column)))
				.map((column) -> of(table, column)))
			.toList();
	}

	/** Return a note for each column: tables that are made anew have nothing to fill. */
	static List<MappedObject> all(Schema desired) {
		return notes(desired, Set.of());
	}

	private static Object key(QualifiedName table, Column column) {
		return List.of(table, column.name());
	}

	private static boolean isFilledOnce(Column column) {
		return column.nullable() && column.origin().past().fills();
	}

	private static MappedObject of(Table table, Column column) {
		return new MappedObject(MappedObject.Kind.FILL, table.name(), false,
				Set.of(column.origin().past().filling(column.name())));
	}

	/** Write down that all rows of today were gone through. */
	static void write(Session session, Assignment assignment, BookkeepingTables tables, Change.Fill fill)
			throws SQLException {
		if (!isFilledOnce(fill.column())) {
			return;
		}
		Bookkeeping bookkeeping = new Bookkeeping(session.dialect());
		session.inTransaction(() -> {
			Optional<Stamp> stamp = bookkeeping.read(session.jdbc(), tables, null).of(assignment.owner());
			stamp.ifPresent((own) -> bookkeeping.write(session.jdbc(), tables,
					own.with(List.of(of(fill.table(), fill.column())))));
			return true;
		});
	}

	/** It informs the next start; to fail here would undo nothing. */
	static void keep(Session session, Assignment assignment, BookkeepingTables tables, Change.Fill fill) {
		try {
			write(session, assignment, tables, fill);
		}
		catch (DataAccessException | SQLException ex) {
			assignment.listener()
				.warned("%s.%s is filled, but that could not be written down in %s, so that a later start may fill it again: %s"
					.formatted(fill.name(), fill.column().name(), tables.metadata(), SqlErrors.message(ex)));
		}
	}

}
