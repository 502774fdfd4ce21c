package io.schemasync.dialect.mariadb;

import java.util.Collection;

import io.schemasync.dialect.Granting;
import io.schemasync.dialect.Server;
import io.schemasync.schema.QualifiedName;

/** How MariaDB and MySQL grant rights. */
interface MariaDbGranting extends Granting {

	@Override
	default String toCreateSchemas(Server server) {
		return Rights.toCreateDatabases(server.user());
	}

	@Override
	default String toCreateIn(String schema, Server server) {
		return Rights.toWork(schema, server.user());
	}

	@Override
	default String toChange(QualifiedName object, Server server) {
		return Rights.toWork(String.valueOf(object.orIn(server.defaultSchema()).schema()), server.user());
	}

	@Override
	default String toLook() {
		return "Let an administrator grant the user what the server's message names: SELECT on the tables of its database.";
	}

	@Override
	default String toUse(Collection<String> schemas, String role) {
		return Rights.toUse(schemas, role);
	}

	@Override
	default String toWrite() {
		return "Connect to a server without read_only, or as a user who may write there";
	}

}
