/**
 * The entry point: computes and applies the difference between entities and a database.
 */
@NullMarked
package io.schemasync;

import org.jspecify.annotations.NullMarked;
