/**
 * Where a schema can be read from.
 */
@NullMarked
package io.schemasync.source;

import org.jspecify.annotations.NullMarked;
