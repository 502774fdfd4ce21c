package io.schemasync.dialect.postgresql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.schemasync.schema.QualifiedName;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Finds out which tables hold rows.
 */
class RowProbe {

	private static final String READABLE = """
			select t.position - 1 from unnest(?::text[], ?::text[]) with ordinality t (namespace, name, position)
			join pg_namespace n on n.nspname = t.namespace join pg_class c on c.relnamespace = n.oid and c.relname = t.name
			where has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
			  and not row_security_active(c.oid)
			""";

	private final JdbcOperations jdbc;

	RowProbe(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	Set<QualifiedName> tablesWithRows(Collection<QualifiedName> tables) {
		List<QualifiedName> asked = List.copyOf(tables);
		if (asked.isEmpty()) {
			return Set.of();
		}
		try {
			return Savepoints.guard(this.jdbc, () -> filled(asked));
		}
		catch (DataAccessException ex) {
			if (!(ex.getRootCause() instanceof SQLException error)
					|| !SqlStates.INSUFFICIENT_PRIVILEGE.equals(error.getSQLState())) {
				throw ex;
			}
			return withoutUnreadable(asked);
		}
	}

	private Set<QualifiedName> filled(List<QualifiedName> tables) {
		List<String> probes = new ArrayList<>();
		for (int i = 0; i < tables.size(); i++) {
			probes.add("select " + i + " where exists (select from " + PostgreSqlNames.quote(tables.get(i)) + ")");
		}
		Set<QualifiedName> filled = new HashSet<>();
		this.jdbc.queryForList(String.join("\nunion all ", probes), Integer.class)
			.forEach((position) -> filled.add(tables.get(position)));
		return filled;
	}

	private Set<QualifiedName> withoutUnreadable(List<QualifiedName> tables) {
		String schemas = TextArray.of(tables.stream().map((name) -> String.valueOf(name.schema())).toList());
		String names = TextArray.of(tables.stream().map(QualifiedName::name).toList());
		List<QualifiedName> readable = this.jdbc.queryForList(READABLE, Integer.class, schemas, names)
			.stream()
			.map(tables::get)
			.toList();
		Set<QualifiedName> filled = new HashSet<>(tables);
		readable.forEach(filled::remove);
		if (!readable.isEmpty()) {
			filled.addAll(filled(readable));
		}
		return filled;
	}

}
