/**
 * A small shop whose database is kept by schema-sync.
 */
@NullMarked
package io.schemasync.sample;

import org.jspecify.annotations.NullMarked;
