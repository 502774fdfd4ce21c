package io.schemasync.execute;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import io.schemasync.dialect.CurrentSchema;
import io.schemasync.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes down each statement for people to read; nothing is decided from it.
 */
final class HistoryTable {

	private static final String UNKNOWN = "";

	/** Each has ten values, of which a statement takes no more than 32767 everywhere. */
	private static final int ROWS = 500;

	private final Dialect dialect;

	private final Assignment assignment;

	private final UUID run = UUID.randomUUID();

	private final AtomicLong written = new AtomicLong();

	HistoryTable(Dialect dialect, Assignment assignment) {
		this.dialect = dialect;
		this.assignment = assignment;
	}

	void write(JdbcOperations jdbc, BookkeepingTables tables, List<AppliedStatement> statements) {
		if (!this.assignment.settings().history() || statements.isEmpty()) {
			return;
		}
		String host = host();
		for (int first = 0; first < statements.size(); first += ROWS) {
			List<AppliedStatement> some = statements.subList(first, Math.min(first + ROWS, statements.size()));
			jdbc.update(
					"""
							insert into %s (id, run_id, owner, object, statement, outcome, started_at, duration_ms,
								application_version, host)
							values %s""".formatted(this.dialect.quote(tables.history()),
							String.join(", ", Collections.nCopies(some.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))),
					some.stream().flatMap((statement) -> row(statement, host)).toArray());
		}
	}

	/**
	 * Read what was written down, the newest first.
	 * @param jdbc the connection
	 * @param limit how many statements at most
	 */
	List<HistoryEntry> read(JdbcTemplate jdbc, int limit) {
		String schema = (this.assignment.bookkeepingSchema() != null) ? this.assignment.bookkeepingSchema() : jdbc
			.execute((ConnectionCallback<String>) (connection) -> String.valueOf(CurrentSchema.of(connection)));
		BookkeepingTables tables = new BookkeepingTables(schema, true, true, true);
		if (!exists(jdbc, schema)) {
			return List.of();
		}
		return jdbc.query((connection) -> {
			PreparedStatement query = connection.prepareStatement("""
					select started_at, duration_ms, object, statement, outcome, run_id, application_version, host
					from %s where owner = ? order by started_at desc, id desc"""
				.formatted(this.dialect.quote(tables.history())));
			query.setString(1, this.assignment.owner());
			query.setMaxRows(limit);
			return query;
		}, (row, number) -> new HistoryEntry(row.getObject("started_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
				Duration.ofMillis(row.getLong("duration_ms")), row.getString("object"), row.getString("statement"),
				row.getString("outcome"), row.getString("run_id"), row.getString("application_version"),
				row.getString("host")));
	}

	private static boolean exists(JdbcTemplate jdbc, @Nullable String schema) {
		return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			boolean catalogs = CurrentSchema.isCatalog(connection);
			try (ResultSet found = connection.getMetaData()
				.getTables(catalogs ? schema : null, catalogs ? null : schema, BookkeepingTables.HISTORY,
						new String[] { "TABLE" })) {
				return found.next();
			}
		}));
	}

	private Stream<Object> row(AppliedStatement statement, String host) {
		return Stream.of(id(), this.run.toString(), this.assignment.owner(), statement.object(), statement.sql(),
				statement.successful() ? "applied" : "failed",
				LocalDateTime.ofInstant(statement.startedAt(), ZoneOffset.UTC), statement.duration().toMillis(),
				this.assignment.applicationVersion(), host);
	}

	/** In order, as statements that were sent together began at the same moment. */
	private String id() {
		return new UUID(this.run.getMostSignificantBits(), this.written.getAndIncrement()).toString();
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
