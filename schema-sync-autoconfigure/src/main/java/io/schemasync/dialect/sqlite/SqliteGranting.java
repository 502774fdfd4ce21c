package io.schemasync.dialect.sqlite;

import java.util.Collection;

import io.schemasync.dialect.Granting;
import io.schemasync.dialect.Server;
import io.schemasync.schema.QualifiedName;

/** SQLite has no users: what the system lets a process do with the file is all. */
interface SqliteGranting extends Granting {

	@Override
	default String toCreateSchemas(Server server) {
		return toWrite() + ".";
	}

	@Override
	default String toCreateIn(String schema, Server server) {
		return toWrite() + ".";
	}

	@Override
	default String toChange(QualifiedName object, Server server) {
		return toWrite() + ".";
	}

	@Override
	default String toLook() {
		return "Let the process read the file of the database.";
	}

	@Override
	default String toUse(Collection<String> schemas, String role) {
		return toWrite() + ".";
	}

	@Override
	default String toWrite() {
		return "Let the process write the file and its folder, where SQLite keeps a journal beside it, and leave open_mode=1 out of the URL";
	}

}
