/**
 * What an application says in Java about the rows of today: the values of a new column
 * that no SQL expression can tell.
 */
@NullMarked
package io.schemasync.backfill;

import org.jspecify.annotations.NullMarked;
