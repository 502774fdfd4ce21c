package io.schemasync.dialect;

import java.util.Collection;

import io.schemasync.schema.QualifiedName;

/**
 * What to tell people who lack a right. Where a database has statements that grant it,
 * its dialect spells them out.
 */
public interface Granting extends Spelling {

	/**
	 * Say how a role gets the right to create schemas.
	 * @param server the server, and as whom
	 * @return what to run, and as whom
	 */
	default String toCreateSchemas(Server server) {
		return "Let an administrator create the schema, or give user %s the right to.".formatted(server.user());
	}

	/**
	 * Say how a role gets the right to create tables and sequences.
	 * @param schema where
	 * @param server the server, and as whom
	 * @return what to run, and as whom
	 */
	default String toCreateIn(String schema, Server server) {
		return "Let an administrator give user %s the right to create tables in %s, ".formatted(server.user(), schema)
				+ "or let schemasync.datasource.username be one who has it.";
	}

	/**
	 * Say how a role gets the right to change what exists.
	 * @param object what to change
	 * @param server the server, and as whom
	 * @return what to do
	 */
	default String toChange(QualifiedName object, Server server) {
		return "Let an administrator give user %s the right to change %s, ".formatted(server.user(), quote(object))
				+ "or let schemasync.datasource.username be one who has it.";
	}

	/**
	 * Say how a role gets the right to look at a schema.
	 * @return what to do about the server's message
	 */
	default String toLook() {
		return "Let an administrator grant what the server's message names.";
	}

	/**
	 * Say how a role gets the right to work with the rows of all tables.
	 * @param schemas where the tables are
	 * @param role the role
	 * @return what to run, and as whom
	 */
	default String toUse(Collection<String> schemas, String role) {
		return "Let an administrator give user %s the right to read and write the tables in %s.".formatted(role,
				String.join(", ", schemas));
	}

	/**
	 * Say what to do about a database that cannot be written.
	 * @return the beginning of a sentence that may go on with another way out
	 */
	default String toWrite() {
		return "Connect to the primary server with a role that may write";
	}

}
