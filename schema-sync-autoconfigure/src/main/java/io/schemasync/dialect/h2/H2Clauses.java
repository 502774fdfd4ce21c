package io.schemasync.dialect.h2;

import io.schemasync.dialect.sql.Identifiers;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.schema.GeneratedExpression;

/** The clauses of which H2's statements are made. */
final class H2Clauses extends SqlClauses {

	H2Clauses(Identifiers names) {
		super(names);
	}

	/** Such values are always kept in the row. */
	@Override
	protected String generated(GeneratedExpression expression) {
		return "generated always as (" + expression.sql() + ")";
	}

}
