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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.schemasync.dialect.Evidence;
import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;

/**
 * Asks in one statement which tables hold rows and which rules the rows of today break.
 */
final class EvidenceQuery {

	private final List<QualifiedName> tables;

	private final Map<Change, String> violations = new LinkedHashMap<>();

	EvidenceQuery(Collection<QualifiedName> tables, Collection<Change> changes) {
		this.tables = List.copyOf(tables);
		changes.forEach((change) -> ViolationQuery.of(change).ifPresent((sql) -> this.violations.put(change, sql)));
	}

	Evidence ask(Connection connection, Duration timeout) throws SQLException {
		try (java.sql.Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(Math.max(1, (int) timeout.toSeconds()));
			try (ResultSet result = statement.executeQuery(sql())) {
				result.next();
				return evidence(elements(result.getArray(1)), elements(result.getArray(2)));
			}
		}
	}

	private String sql() {
		List<String> rows = new ArrayList<>();
		for (QualifiedName table : this.tables) {
			rows.add("exists (select from " + PostgreSqlNames.quote(table) + ")::text");
		}
		List<String> offenders = new ArrayList<>();
		this.violations.values().forEach((query) -> offenders.add("(" + query + ")"));
		return "select array[" + String.join(", ", rows) + "]::text[], array[" + String.join(", ", offenders)
				+ "]::text[]";
	}

	private static Object[] elements(Array array) throws SQLException {
		return (Object[]) array.getArray();
	}

	private Evidence evidence(Object[] rows, Object[] offenders) {
		Set<QualifiedName> withRows = new HashSet<>();
		for (int i = 0; i < rows.length; i++) {
			if ("true".equals(rows[i])) {
				withRows.add(this.tables.get(i));
			}
		}
		Map<Object, Proof> proofs = new HashMap<>();
		int i = 0;
		for (Change change : this.violations.keySet()) {
			Object offender = offenders[i++];
			proofs.put(change,
					(offender != null) ? new Proof(Proof.State.DISPROVED, offender.toString()) : Proof.PROVED);
		}
		return new Evidence(withRows, proofs);
	}

}
