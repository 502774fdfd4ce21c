package io.schemasync.dialect.postgresql;

import io.schemasync.dialect.Statement;
import io.schemasync.schema.QualifiedName;

/** Makes sure, under a lock, that a table which was empty when planning still is. */
final class EmptyTable {

	private EmptyTable() {
	}

	static Statement assertion(QualifiedName table) {
		String name = PostgreSqlNames.quote(table);
		String body = """
				begin
				  lock table %s in access exclusive mode;
				  if exists (select from %s) then
				    raise exception 'table %% is not empty any more', %s;
				  end if;
				end""".formatted(name, name, PostgreSqlNames.literal(name));
		String tag = "$schemasync$";
		return Statement.of("do " + tag + "\n" + body + "\n" + tag);
	}

}
