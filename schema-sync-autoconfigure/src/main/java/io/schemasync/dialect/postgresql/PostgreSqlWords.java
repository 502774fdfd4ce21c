package io.schemasync.dialect.postgresql;

import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.RowWords;

/** How PostgreSQL words questions about rows. */
enum PostgreSqlWords implements RowWords {

	INSTANCE;

	@Override
	public Identifiers names() {
		return PostgreSqlNames.IDENTIFIERS;
	}

	@Override
	public String text(String expression) {
		return expression + "::text";
	}

	@Override
	public String place(String table) {
		return table + ".ctid::text";
	}

	@Override
	public String separator() {
		return "chr(31)";
	}

}
