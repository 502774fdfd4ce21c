package io.schemasync.dialect.mariadb;

import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.schemasync.dialect.Dialect.Questions;
import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.sql.Violations;
import io.schemasync.schema.QualifiedName;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Asks the rows of today. */
final class EvidenceQuery {

	private static final MariaDbNames NAMES = MariaDbNames.IDENTIFIERS;

	private final JdbcOperations jdbc;

	EvidenceQuery(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Find out which tables hold rows; one that may not be read counts as one of them.
	 */
	Set<QualifiedName> tablesWithRows(Collection<QualifiedName> tables) {
		return counted(tables).entrySet()
			.stream()
			.filter((table) -> table.getValue() != 0)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	Evidence ask(Collection<QualifiedName> tables, Questions questions, Duration timeout) {
		Map<QualifiedName, Integer> counted = counted(tables);
		Set<QualifiedName> filled = new HashSet<>();
		Set<QualifiedName> single = new HashSet<>();
		counted.forEach((table, rows) -> {
			if (rows != 0) {
				filled.add(table);
			}
			if (rows == 1) {
				single.add(table);
			}
		});
		return new Evidence(filled, single, bytes(filled), proofs(filled, questions, timeout));
	}

	/** Nothing, one row, or more: -1 where nobody may look. */
	private Map<QualifiedName, Integer> counted(Collection<QualifiedName> tables) {
		List<QualifiedName> asked = List.copyOf(tables);
		Map<QualifiedName, Integer> counted = new HashMap<>();
		try {
			count(asked, counted);
		}
		catch (DataAccessException ex) {
			for (QualifiedName table : asked) {
				try {
					count(List.of(table), counted);
				}
				catch (DataAccessException unreadable) {
					if (Errors.kind(unreadable) == ErrorKind.LOCK) {
						throw unreadable;
					}
					counted.put(table, -1);
				}
			}
		}
		return counted;
	}

	private void count(List<QualifiedName> tables, Map<QualifiedName, Integer> counted) {
		if (tables.isEmpty()) {
			return;
		}
		List<String> queries = new ArrayList<>();
		for (int i = 0; i < tables.size(); i++) {
			queries.add("select " + i + ", (select count(*) from (select 1 from " + NAMES.quote(tables.get(i))
					+ " limit 2) t)");
		}
		this.jdbc.query(String.join("\nunion all ", queries),
				(RowCallbackHandler) (row) -> counted.put(tables.get(row.getInt(1)), row.getInt(2)));
	}

	private Map<QualifiedName, Long> bytes(Set<QualifiedName> tables) {
		Map<QualifiedName, Long> bytes = new HashMap<>();
		if (tables.isEmpty()) {
			return bytes;
		}
		String list = tables.stream()
			.map((name) -> "(" + NAMES.literal(String.valueOf(name.schema())) + ", " + NAMES.literal(name.name()) + ")")
			.collect(Collectors.joining(", "));
		InformationSchema
			.rows(this.jdbc,
					"select table_schema, table_name, coalesce(data_length, 0) + coalesce(index_length, 0) "
							+ "from information_schema.tables where (table_schema, table_name) in (" + list + ")")
			.forEach((row) -> bytes.put(row.name(), row.number(3)));
		return bytes;
	}

	/** What is not found out in time, or cannot be, is not known. */
	private Map<Object, Proof> proofs(Set<QualifiedName> filled, Questions questions, Duration timeout) {
		Map<Object, Proof> proofs = new HashMap<>();
		long end = System.nanoTime() + timeout.toNanos();
		Violations.of(questions, (change) -> ViolationQuery.of(change, questions.counts())).forEach((change, query) -> {
			if (filled.contains(change.name())) {
				proofs.put(Evidence.key(change), proof(query, end));
			}
		});
		return proofs;
	}

	private Proof proof(String query, long end) {
		long seconds = Duration.ofNanos(end - System.nanoTime()).toSeconds();
		if (seconds < 0) {
			return Proof.UNKNOWN;
		}
		List<Proof> answers = new ArrayList<>();
		try {
			this.jdbc.query((connection) -> {
				PreparedStatement statement = connection.prepareStatement(query);
				statement.setQueryTimeout((int) seconds + 1);
				return statement;
			}, (RowCallbackHandler) (row) -> answers.add(new Proof(Proof.State.DISPROVED,
					String.valueOf(row.getString(1)), String.valueOf(row.getString(2)))));
		}
		catch (DataAccessException ex) {
			return Proof.UNKNOWN;
		}
		return answers.isEmpty() ? Proof.PROVED : answers.get(0);
	}

}
