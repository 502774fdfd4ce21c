package io.schemasync.execute;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import io.schemasync.dialect.Dialect;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Writes down each statement for people to read; nothing is decided from it.
 */
final class HistoryTable {

	private static final String UNKNOWN = "";

	private final Dialect dialect;

	private final Assignment assignment;

	private final String run = UUID.randomUUID().toString();

	HistoryTable(Dialect dialect, Assignment assignment) {
		this.dialect = dialect;
		this.assignment = assignment;
	}

	void write(JdbcOperations jdbc, BookkeepingTables tables, List<AppliedStatement> statements) {
		if (!this.assignment.settings().history() || statements.isEmpty()) {
			return;
		}
		String host = host();
		jdbc.batchUpdate("""
				insert into %s (id, run_id, owner, object, statement, outcome, started_at, duration_ms,
					application_version, host)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""".formatted(this.dialect.quote(tables.history())),
				statements.stream().map((statement) -> row(statement, host)).toList());
	}

	private Object[] row(AppliedStatement statement, String host) {
		return new Object[] { UUID.randomUUID().toString(), this.run, this.assignment.owner(), statement.object(),
				statement.sql(), statement.successful() ? "applied" : "failed",
				LocalDateTime.ofInstant(statement.startedAt(), ZoneOffset.UTC), statement.duration().toMillis(),
				this.assignment.applicationVersion(), host };
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return UNKNOWN;
		}
	}

}
