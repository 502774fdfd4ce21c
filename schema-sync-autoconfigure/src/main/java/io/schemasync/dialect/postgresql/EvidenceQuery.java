package io.schemasync.dialect.postgresql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.dialect.ErrorKind;
import io.schemasync.dialect.Dialect.Questions;
import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.dialect.sql.ViolationQuery;
import io.schemasync.dialect.sql.Violations;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks in one statement which tables hold rows and which rules the rows of today break.
 */
final class EvidenceQuery {

	private final List<QualifiedName> tables;

	private final Map<Change, String> violations;

	EvidenceQuery(Collection<QualifiedName> tables, Questions questions) {
		this.tables = List.copyOf(tables);
		this.violations = Violations.of(questions, (change) -> TypeViolations.of(change, questions)
			.or(() -> ViolationQuery.of(change, questions.counts(), PostgreSqlWords.INSTANCE)));
	}

	/**
	 * Ask; where that fails, ask half of the questions at a time, because one that cannot
	 * be answered must not leave the others without an answer. What takes too long is
	 * divided but once.
	 */
	Evidence ask(JdbcOperations jdbc, Duration timeout) {
		return ask(jdbc, this.violations, timeout, true);
	}

	private Evidence ask(JdbcOperations jdbc, Map<Change, String> questions, Duration timeout, boolean patient) {
		try {
			return Objects.requireNonNull(Savepoints.guard(jdbc, () -> jdbc
				.execute((ConnectionCallback<Evidence>) (connection) -> ask(connection, questions, timeout))));
		}
		catch (DataAccessException ex) {
			boolean slow = tookTooLong(ex);
			if (questions.isEmpty()) {
				return slow ? new Evidence(Set.copyOf(this.tables), Set.of(), Map.of(), Map.of()) : rowsAlone(jdbc);
			}
			if (questions.size() == 1 || slow && !patient) {
				Evidence rest = ask(jdbc, Map.of(), timeout, patient);
				return slow ? rest : rest.unanswerable(questions.keySet(), ex);
			}
			Duration each = slow ? timeout.dividedBy(2) : timeout;
			Iterator<Map<Change, String>> halves = halves(questions);
			return both(ask(jdbc, halves.next(), each, !slow && patient),
					ask(jdbc, halves.next(), each, !slow && patient));
		}
	}

	private static Iterator<Map<Change, String>> halves(Map<Change, String> questions) {
		Map<Change, String> first = new LinkedHashMap<>();
		Map<Change, String> second = new LinkedHashMap<>();
		questions.forEach((change, sql) -> ((first.size() < questions.size() / 2) ? first : second).put(change, sql));
		return List.of(first, second).iterator();
	}

	private static Evidence both(Evidence one, Evidence other) {
		Map<Object, Proof> proofs = new HashMap<>(one.proofs());
		proofs.putAll(other.proofs());
		return new Evidence(
				Stream.of(one, other).flatMap((it) -> it.tablesWithRows().stream()).collect(Collectors.toSet()),
				one.single(), one.bytes(), proofs);
	}

	/** Somebody changes one of the tables: whoever knows nothing expects rows in all. */
	private static boolean tookTooLong(DataAccessException error) {
		return error.getRootCause() instanceof SQLException sql
				&& (SqlStates.classify(sql) == ErrorKind.TIMEOUT || SqlStates.classify(sql) == ErrorKind.LOCK);
	}

	private Evidence rowsAlone(JdbcOperations jdbc) {
		return new Evidence(new RowProbe(jdbc).tablesWithRows(this.tables), Set.of(), Map.of(), Map.of());
	}

	private Evidence ask(Connection connection, Map<Change, String> questions, Duration timeout) throws SQLException {
		try (java.sql.Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(Math.max(1, (int) timeout.toSeconds()));
			try (ResultSet result = statement.executeQuery(sql(questions.values()))) {
				result.next();
				return evidence(questions.keySet(), elements(result.getArray(1)), elements(result.getArray(2)),
						elements(result.getArray(3)));
			}
		}
	}

	private String sql(Collection<String> questions) {
		List<String> rows = new ArrayList<>();
		List<String> sizes = new ArrayList<>();
		for (QualifiedName table : this.tables) {
			String name = PostgreSqlNames.quote(table);
			rows.add("case when row_security_active(" + PostgreSqlNames.literal(name)
					+ ") then 2 else (select count(*) from (select from " + name + " limit 2) two) end");
			sizes.add("coalesce((select sum(pg_relation_size(relid)) from pg_partition_tree("
					+ PostgreSqlNames.literal(name) + ")), pg_relation_size(" + PostgreSqlNames.literal(name) + "))");
		}
		List<String> offenders = new ArrayList<>();
		questions.forEach((query) -> offenders.add("(" + query + ")"));
		return "select array[" + String.join(", ", rows) + "]::bigint[], array[" + String.join(", ", offenders)
				+ "]::text[], array[" + String.join(", ", sizes) + "]::bigint[]";
	}

	private static Object[] elements(Array array) throws SQLException {
		return (Object[]) array.getArray();
	}

	private Evidence evidence(Set<Change> questions, Object[] rows, Object[] offenders, Object[] sizes) {
		Set<QualifiedName> withRows = new HashSet<>();
		Set<QualifiedName> single = new HashSet<>();
		Map<QualifiedName, Long> bytes = new HashMap<>();
		for (int i = 0; i < rows.length; i++) {
			bytes.put(this.tables.get(i), (Long) sizes[i]);
			long count = (Long) rows[i];
			if (count > 0) {
				withRows.add(this.tables.get(i));
			}
			if (count == 1) {
				single.add(this.tables.get(i));
			}
		}
		Map<Object, Proof> proofs = new HashMap<>();
		int i = 0;
		for (Change change : questions) {
			Object offender = offenders[i++];
			proofs.put(Evidence.key(change),
					(offender != null) ? ViolationQuery.disproved(offender.toString()) : Proof.PROVED);
		}
		return new Evidence(withRows, single, bytes, proofs);
	}

}
