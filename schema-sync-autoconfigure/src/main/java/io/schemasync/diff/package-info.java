/**
 * The differences between two schemas.
 */
@NullMarked
package io.schemasync.diff;

import org.jspecify.annotations.NullMarked;
