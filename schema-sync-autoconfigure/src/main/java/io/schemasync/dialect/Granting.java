package io.schemasync.dialect;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.schemasync.schema.QualifiedName;

/**
 * What to tell people who lack a right: the statements that grant it, in the words of the
 * database.
 */
public interface Granting extends Spelling {

	/**
	 * Say how a role gets the right to create schemas.
	 * @param server the server, and as whom
	 * @return what to run, and as whom
	 */
	default String toCreateSchemas(Server server) {
		return "As the owner of the database: GRANT CREATE ON DATABASE %s TO %s".formatted(name(server.database()),
				name(server.user()));
	}

	/**
	 * Say how a role gets the right to create tables and sequences.
	 * @param schema where
	 * @param server the server, and as whom
	 * @return what to run, and as whom
	 */
	default String toCreateIn(String schema, Server server) {
		return "As the owner of the schema: GRANT USAGE, CREATE ON SCHEMA %s TO %s".formatted(name(schema),
				name(server.user()));
	}

	/**
	 * Say how a role gets the right to change what exists.
	 * @param object what to change
	 * @param server the server, and as whom
	 * @return what to do
	 */
	default String toChange(QualifiedName object, Server server) {
		return "Changing %s takes its owner's rights: make role %s the owner or a member of the owning role, "
			.formatted(quote(object), name(server.user()))
				+ "or let schemasync.datasource.username be one that has them. A foreign key also takes "
				+ "REFERENCES on the table it refers to.";
	}

	/**
	 * Say how a role gets the right to look at a schema.
	 * @return what to do about the server's message
	 */
	default String toLook() {
		return "Let the owner of what the server's message names grant it: USAGE on a schema, SELECT on a table.";
	}

	/**
	 * Say how a role gets the right to work with the rows of all tables.
	 * @param schemas where the tables are
	 * @param role the role
	 * @return what to run, and as whom
	 */
	default String toUse(Collection<String> schemas, String role) {
		String list = String.join(", ", schemas);
		return "As the owner: " + List
			.of("USAGE ON SCHEMA", "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA",
					"USAGE, SELECT ON ALL SEQUENCES IN SCHEMA")
			.stream()
			.map((rights) -> "GRANT %s %s TO %s".formatted(rights, list, role))
			.collect(Collectors.joining("; ")) + ".";
	}

	private String name(String name) {
		return quote(new QualifiedName(null, name));
	}

}
