/**
 * Support for PostgreSQL.
 */
@NullMarked
package io.schemasync.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
