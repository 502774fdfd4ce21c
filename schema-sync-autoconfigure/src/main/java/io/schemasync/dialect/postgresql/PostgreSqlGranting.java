package io.schemasync.dialect.postgresql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.dialect.Granting;
import io.schemasync.dialect.Server;
import io.schemasync.schema.QualifiedName;

/** How PostgreSQL grants rights. */
interface PostgreSqlGranting extends Granting {

	@Override
	default String toCreateSchemas(Server server) {
		return "As the owner of the database: GRANT CREATE ON DATABASE %s TO %s"
			.formatted(PostgreSqlNames.quote(server.database()), PostgreSqlNames.quote(server.user()));
	}

	@Override
	default String toCreateIn(String schema, Server server) {
		return "As the owner of the schema: GRANT USAGE, CREATE ON SCHEMA %s TO %s"
			.formatted(PostgreSqlNames.quote(schema), PostgreSqlNames.quote(server.user()));
	}

	@Override
	default String toChange(QualifiedName object, Server server) {
		return "Changing %s takes its owner's rights: make role %s the owner or a member of the owning role, "
			.formatted(quote(object), PostgreSqlNames.quote(server.user()))
				+ "or let schemasync.datasource.username be one that has them. A foreign key also takes "
				+ "REFERENCES on the table it refers to.";
	}

	@Override
	default String toLook() {
		return "Let the owner of what the server's message names grant it: USAGE on a schema, SELECT on a table.";
	}

	@Override
	default String toUse(Collection<String> schemas, String role) {
		String list = String.join(", ", schemas);
		return "As the owner: " + List
			.of("USAGE ON SCHEMA", "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA",
					"USAGE, SELECT ON ALL SEQUENCES IN SCHEMA")
			.stream()
			.map((rights) -> "GRANT %s %s TO %s".formatted(rights, list, role))
			.collect(Collectors.joining("; ")) + ".";
	}

}
