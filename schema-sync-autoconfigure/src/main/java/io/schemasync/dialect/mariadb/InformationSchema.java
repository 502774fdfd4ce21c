package io.schemasync.dialect.mariadb;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.StatementCallback;

/**
 * Asks the catalog until the answer is complete. A session that holds a lock, and that of
 * {@code GET_LOCK} is enough, is not told of a table that another session is just
 * changing: the server leaves it out and adds a warning, and what is left looks like a
 * database without that table.
 */
final class InformationSchema {

	private static final int LOCK_WAIT_TIMEOUT = 1205;

	private static final int DEADLOCK = 1213;

	/** {@code ER_WARN_I_S_SKIPPED_TABLE}. */
	private static final int SKIPPED = 1684;

	private static final Set<Integer> INCOMPLETE = Set.of(LOCK_WAIT_TIMEOUT, DEADLOCK, SKIPPED);

	/** Only the end of a change keeps others from looking. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final long PAUSE_MILLIS = 20;

	private InformationSchema() {
	}

	/**
	 * Ask.
	 * @param jdbc the connection
	 * @param sql a query
	 * @return all rows
	 */
	static List<Row> rows(JdbcOperations jdbc, String sql) {
		long start = System.nanoTime();
		while (true) {
			Answer answer = answer(jdbc, sql);
			if (answer.missing() == null) {
				return answer.rows();
			}
			if (System.nanoTime() - start > PATIENCE.toNanos() || !paused()) {
				throw new CannotAcquireLockException("The catalog could not be read",
						new SQLException(answer.missing(), "HY000", LOCK_WAIT_TIMEOUT));
			}
		}
	}

	private static Answer answer(JdbcOperations jdbc, String sql) {
		Answer answer = jdbc.execute((StatementCallback<Answer>) (statement) -> {
			List<Row> rows = new ArrayList<>();
			try (ResultSet result = statement.executeQuery(sql)) {
				int columns = result.getMetaData().getColumnCount();
				while (result.next()) {
					List<@Nullable String> values = new ArrayList<>(columns);
					for (int i = 1; i <= columns; i++) {
						values.add(result.getString(i));
					}
					rows.add(new Row(Collections.unmodifiableList(values)));
				}
			}
			return new Answer(rows, missing(statement));
		});
		return (answer != null) ? answer : new Answer(List.of(), null);
	}

	private static @Nullable String missing(Statement statement) throws SQLException {
		for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
			if (INCOMPLETE.contains(warning.getErrorCode())) {
				return warning.getMessage();
			}
		}
		return null;
	}

	private static boolean paused() {
		try {
			Thread.sleep(PAUSE_MILLIS);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * What the server said.
	 *
	 * @param rows the rows
	 * @param missing why they are not all, {@code null} if they are
	 */
	private record Answer(List<Row> rows, @Nullable String missing) {
	}

	/**
	 * A row of the catalog.
	 *
	 * @param values its values as texts
	 */
	record Row(List<@Nullable String> values) {

		@Nullable String value(int position) {
			return this.values.get(position - 1);
		}

		String text(int position) {
			String value = value(position);
			return (value != null) ? value : "";
		}

		long number(int position) {
			String text = text(position);
			return text.isEmpty() ? 0 : new BigDecimal(text).longValue();
		}

		QualifiedName name() {
			return new QualifiedName(text(1), text(2));
		}

	}

}
