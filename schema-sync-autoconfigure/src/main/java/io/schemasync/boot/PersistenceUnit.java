package io.schemasync.boot;

import javax.sql.DataSource;

/**
 * An entity manager factory whose database is synchronised.
 *
 * @param name its bean name
 * @param dataSource the application's own connections
 * @param database what they lead to
 * @param validated whether Hibernate is to validate the entities afterwards
 * @param otherIncrement whether the user says what Hibernate does about sequences that
 * count in another step than the entities say
 */
record PersistenceUnit(String name, DataSource dataSource, TargetDatabase database, boolean validated,
		boolean otherIncrement) {
}
