package io.schemasync.schema;

/**
 * Two columns of a table that the database keeps in step, because replicas of two
 * versions write one each.
 *
 * @param former the column of the version before
 * @param column the column of this version
 */
public record InStep(String former, String column) {
}
