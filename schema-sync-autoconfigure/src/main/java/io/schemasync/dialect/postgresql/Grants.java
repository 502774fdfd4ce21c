package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.schemasync.dialect.Statement;
import io.schemasync.schema.Column;
import io.schemasync.schema.Identity;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Table;

/**
 * The rights that an application needs to work with new objects, where another role has
 * created them.
 */
final class Grants {

	private final @Nullable String grantee;

	Grants(@Nullable String grantee) {
		this.grantee = grantee;
	}

	List<Statement> namespace(String namespace) {
		return grant("usage", "schema " + PostgreSqlNames.quote(namespace));
	}

	List<Statement> table(Table table) {
		return Stream
			.concat(grant("select, insert, update, delete", "table " + PostgreSqlNames.quote(table.name())).stream(),
					table.columns().stream().flatMap((column) -> column(table.name(), column).stream()))
			.toList();
	}

	/** The sequence of an identity goes with its table, that of a serial does not. */
	List<Statement> column(QualifiedName table, Column column) {
		if (this.grantee == null || column.identity() != Identity.SERIAL) {
			return List.of();
		}
		return List.of(Statement.of("do $schemasync$ begin execute 'grant usage, select on sequence ' || "
				+ "pg_get_serial_sequence(%s, %s) || %s; end $schemasync$".formatted(
						PostgreSqlNames.literal(PostgreSqlNames.quote(table)), PostgreSqlNames.literal(column.name()),
						PostgreSqlNames.literal(" to " + PostgreSqlNames.quote(this.grantee)))));
	}

	List<Statement> sequence(QualifiedName sequence) {
		return grant("usage, select", "sequence " + PostgreSqlNames.quote(sequence));
	}

	List<Statement> view(QualifiedName view) {
		return grant("select", "table " + PostgreSqlNames.quote(view));
	}

	private List<Statement> grant(String rights, String object) {
		return (this.grantee == null) ? List.of() : List
			.of(Statement.of("grant " + rights + " on " + object + " to " + PostgreSqlNames.quote(this.grantee)));
	}

}
