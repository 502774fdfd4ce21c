package io.schemasync.dialect.postgresql;

import java.util.List;

import io.schemasync.dialect.Circumstances;
import io.schemasync.dialect.Statement;
import io.schemasync.diff.Change;

/** Renders changes into statements and says what they cost. */
class PostgreSqlRenderer {

	List<Statement> render(Change change, Circumstances circumstances) {
		return change.accept(new ChangeRendering(circumstances));
	}

}
