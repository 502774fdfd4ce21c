/**
 * What databases have in common that speak SQL: pieces of its text, clauses of which
 * statements are made, and names that are left to choose.
 */
@NullMarked
package io.schemasync.dialect.sql;

import org.jspecify.annotations.NullMarked;
