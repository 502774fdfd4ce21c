package io.schemasync.dialect.postgresql;

import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;

/**
 * Statements that make a change.
 */
class PostgreSqlRenderer {

	List<Statement> render(Change change, Circumstances circumstances) {
		throw new UnsupportedOperationException("Not there yet");
	}

}
