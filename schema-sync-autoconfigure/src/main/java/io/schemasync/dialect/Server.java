package io.schemasync.dialect;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a database server says about itself, the database and the connection.
 *
 * @param product product name, such as {@code PostgreSQL}
 * @param version the server's version as people write it, such as {@code 18.6}
 * @param versionNumber the same as a number that can be compared (PostgreSQL's
 * {@code server_version_num})
 * @param database name of the database
 * @param identity what tells this database from all others, as far as the server knows
 * @param user role of the connection
 * @param defaultSchema the schema that unqualified names mean, {@code null} if there is
 * none
 * @param readOnly whether nothing can be written (a standby, or a read-only default)
 * @param lockCapacity number of objects that all sessions together may have locked
 * @param publications what every new table becomes part of
 * @param constrainedDomains names of types whose rules each value has to pass, spelled as
 * in a column's type
 */
public record Server(String product, String version, int versionNumber, String database, String identity, String user,
		@Nullable String defaultSchema, boolean readOnly, long lockCapacity, List<Publication> publications,
		Set<String> constrainedDomains) {

	public Server {
		publications = List.copyOf(publications);
		constrainedDomains = Set.copyOf(constrainedDomains);
	}

	/**
	 * Create a server without publications and domains.
	 * @param product product name
	 * @param version version as people write it
	 * @param versionNumber version as a number
	 * @param database name of the database
	 * @param identity what tells this database from all others
	 * @param user role of the connection
	 * @param defaultSchema the schema that unqualified names mean
	 * @param readOnly whether nothing can be written
	 * @param lockCapacity number of objects that all sessions together may have locked
	 */
	public Server(String product, String version, int versionNumber, String database, String identity, String user,
			@Nullable String defaultSchema, boolean readOnly, long lockCapacity) {
		this(product, version, versionNumber, database, identity, user, defaultSchema, readOnly, lockCapacity,
				List.of(), Set.of());
	}

	/**
	 * Add what else was found in the database.
	 * @param publications what every new table becomes part of
	 * @param constrainedDomains names of types whose rules each value has to pass
	 * @return the same server with them
	 */
	public Server with(List<Publication> publications, Set<String> constrainedDomains) {
		return new Server(this.product, this.version, this.versionNumber, this.database, this.identity, this.user,
				this.defaultSchema, this.readOnly, this.lockCapacity, publications, constrainedDomains);
	}

}
