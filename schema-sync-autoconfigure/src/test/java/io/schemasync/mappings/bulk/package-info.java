/**
 * Tables that Hibernate keeps for bulk updates and inserts, by
 * hibernate.query.mutation_strategy.
 */
package io.schemasync.mappings.bulk;
