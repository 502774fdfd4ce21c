/**
 * Immutable facts about a database schema.
 */
@NullMarked
package io.schemasync.schema;

import org.jspecify.annotations.NullMarked;
