/**
 * The database of the sample when no other is configured.
 */
@NullMarked
package io.schemasync.sample.database;

import org.jspecify.annotations.NullMarked;
