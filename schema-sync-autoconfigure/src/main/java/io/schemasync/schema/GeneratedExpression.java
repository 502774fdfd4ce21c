package io.schemasync.schema;

/**
 * Expression of a generated column.
 *
 * @param sql the expression
 * @param stored whether the value is kept in the row ({@code stored}) or computed when
 * read ({@code virtual})
 */
public record GeneratedExpression(String sql, boolean stored) {
}
