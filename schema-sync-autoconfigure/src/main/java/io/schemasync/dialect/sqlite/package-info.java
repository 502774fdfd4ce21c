/**
 * SQLite.
 */
@NullMarked
package io.schemasync.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
