package io.schemasync.boot;

import javax.sql.DataSource;

/**
 * An entity manager factory whose database is synchronised.
 *
 * @param name its bean name
 * @param dataSource the application's own connections
 * @param database what they lead to
 * @param validated whether Hibernate is to validate the entities afterwards
 * @param ownMismatchStrategy whether the application says itself what Hibernate does
 * about a sequence that counts in other steps than its entity
 */
record PersistenceUnit(String name, DataSource dataSource, TargetDatabase database, boolean validated,
		boolean ownMismatchStrategy) {
}
