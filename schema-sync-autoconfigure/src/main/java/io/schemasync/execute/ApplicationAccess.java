package io.schemasync.execute;

import javax.sql.DataSource;

/**
 * How the application itself reaches the database that schema-sync changes by a
 * connection of its own.
 *
 * @param dataSource the application's connections
 * @param grant whether the application's role gets the rights to work with new objects
 */
public record ApplicationAccess(DataSource dataSource, boolean grant) {
}
