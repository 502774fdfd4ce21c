package io.schemasync.dialect.postgresql;

import io.schemasync.dialect.sql.SqlToken;

import org.jspecify.annotations.Nullable;

/**
 * Expression whose meaning the server is to say.
 *
 * @param row the {@code from} item that stands for a row of its table, {@code null} where
 * it speaks of no column
 * @param sql the expression
 */
record Expression(@Nullable String row, String sql) {

	/** Whether it can stand in a larger statement without changing the rest of it. */
	boolean isClosed() {
		int open = 0;
		for (SqlToken token : SqlToken.split(this.sql)) {
			open += token.is("(") ? 1 : (token.is(")") ? -1 : 0);
			if (open < 0 || token.is(";")) {
				return false;
			}
		}
		return open == 0;
	}

}
