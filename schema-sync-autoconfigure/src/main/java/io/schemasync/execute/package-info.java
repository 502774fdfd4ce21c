/**
 * Applies a plan, one replica at a time, and keeps the books.
 */
@NullMarked
package io.schemasync.execute;

import org.jspecify.annotations.NullMarked;
