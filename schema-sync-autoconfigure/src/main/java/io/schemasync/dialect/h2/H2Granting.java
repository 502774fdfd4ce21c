package io.schemasync.dialect.h2;

import java.util.Collection;
import java.util.stream.Collectors;

import io.schemasync.dialect.Granting;
import io.schemasync.dialect.Server;
import io.schemasync.schema.QualifiedName;

/**
 * How H2 grants rights. There is one right to create and change, and it holds for every
 * schema.
 */
interface H2Granting extends Granting {

	@Override
	default String toCreateSchemas(Server server) {
		return H2Rights.toChange(server.user());
	}

	@Override
	default String toCreateIn(String schema, Server server) {
		return toCreateSchemas(server);
	}

	@Override
	default String toChange(QualifiedName object, Server server) {
		return toCreateSchemas(server);
	}

	@Override
	default String toLook() {
		return "Let an administrator grant the user what the server's message names: SELECT on the tables of its schema.";
	}

	/** Sequences take no right. */
	@Override
	default String toUse(Collection<String> schemas, String role) {
		return schemas.stream()
			.map((schema) -> "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA %s TO %s"
				.formatted(H2Names.ANY.quote(schema), H2Names.ANY.quote(role)))
			.collect(Collectors.joining("; ", "As an administrator: ", "."));
	}

	@Override
	default String toWrite() {
		return "Let the process write the files of the database, and leave ACCESS_MODE_DATA=r out of the URL";
	}

}
