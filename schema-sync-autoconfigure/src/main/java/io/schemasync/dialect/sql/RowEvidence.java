package io.schemasync.dialect.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Dialect.Questions;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks in one statement which tables hold rows and which rules the rows of today break,
 * where the database counts rows quickly and does not say how large they are. For one
 * thread.
 */
public final class RowEvidence {

	/** A row is taken for as much. */
	private static final long BYTES_OF_ROW = 100;

	private final JdbcOperations jdbc;

	private final RowWords words;

	private final List<QualifiedName> tables;

	private final Set<QualifiedName> filled = new HashSet<>();

	private final Set<QualifiedName> single = new HashSet<>();

	private final Map<QualifiedName, Long> bytes = new HashMap<>();

	private final Map<Object, Proof> proofs = new HashMap<>();

	/**
	 * Ask nothing yet.
	 * @param jdbc the connection
	 * @param words how the database words questions
	 * @param tables names of existing tables
	 */
	public RowEvidence(JdbcOperations jdbc, RowWords words, Collection<QualifiedName> tables) {
		this.jdbc = jdbc;
		this.words = words;
		this.tables = List.copyOf(tables);
	}

	/**
	 * Ask which tables hold rows.
	 * @return those with at least one row, and those that may not be read
	 */
	public Set<QualifiedName> tablesWithRows() {
		return gather(Map.of(), Duration.ofSeconds(60)).tablesWithRows();
	}

	/**
	 * Ask about rules, too.
	 * @param questions what to ask of the rows
	 * @param timeout longest time for each statement
	 * @return what was found out
	 */
	public Evidence gather(Questions questions, Duration timeout) {
		return gather(Violations.of(questions, (change) -> ViolationQuery.of(change, questions.counts(), this.words)),
				timeout);
	}

	/** A question that cannot be answered must not leave the others without an answer. */
	private Evidence gather(Map<Change, String> questions, Duration timeout) {
		List<Change> changes = List.copyOf(questions.keySet());
		try {
			ask(this.tables, changes, questions, timeout);
		}
		catch (DataAccessException ex) {
			this.tables.forEach((table) -> askOrExpectRows(table, timeout));
			changes.forEach((change) -> askOrLeaveOpen(change, questions, timeout));
		}
		return new Evidence(this.filled, this.single, this.bytes, this.proofs);
	}

	private void askOrExpectRows(QualifiedName table, Duration timeout) {
		try {
			ask(List.of(table), List.of(), Map.of(), timeout);
		}
		catch (DataAccessException ex) {
			this.filled.add(table);
		}
	}

	private void askOrLeaveOpen(Change change, Map<Change, String> questions, Duration timeout) {
		try {
			ask(List.of(), List.of(change), questions, timeout);
		}
		catch (DataAccessException ex) {
			this.proofs.putAll(Evidence.NONE.unanswerable(Set.of(change), ex).proofs());
		}
	}

	private void ask(List<QualifiedName> tables, List<Change> changes, Map<Change, String> questions,
			Duration timeout) {
		List<String> queries = new ArrayList<>();
		for (int i = 0; i < tables.size(); i++) {
			queries.add("select 0, " + i + ", " + this.words.text("count(*)") + " from "
					+ this.words.names().quote(tables.get(i)));
		}
		for (int i = 0; i < changes.size(); i++) {
			queries.add("select 1, " + i + ", (" + questions.get(changes.get(i)) + ")");
		}
		if (queries.isEmpty()) {
			return;
		}
		this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			ask(connection, String.join("\nunion all ", queries), tables, changes, timeout);
			return true;
		});
	}

	private void ask(Connection connection, String sql, List<QualifiedName> tables, List<Change> changes,
			Duration timeout) throws SQLException {
		try (java.sql.Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(Math.max(1, (int) timeout.toSeconds()));
			try (ResultSet result = statement.executeQuery(sql)) {
				while (result.next()) {
					if (result.getInt(1) == 0) {
						count(tables.get(result.getInt(2)), result.getLong(3));
					}
					else {
						String offender = result.getString(3);
						this.proofs.put(Evidence.key(changes.get(result.getInt(2))),
								(offender != null) ? ViolationQuery.disproved(offender) : Proof.PROVED);
					}
				}
			}
		}
	}

	private void count(QualifiedName table, long rows) {
		this.bytes.put(table, rows * BYTES_OF_ROW);
		if (rows > 0) {
			this.filled.add(table);
		}
		if (rows == 1) {
			this.single.add(table);
		}
	}

}
