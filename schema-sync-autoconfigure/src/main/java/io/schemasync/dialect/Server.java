package io.schemasync.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a database server says about itself and the connection.
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
 */
public record Server(String product, String version, int versionNumber, String database, String identity, String user,
		@Nullable String defaultSchema, boolean readOnly, long lockCapacity) {
}
