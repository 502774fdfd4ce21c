/**
 * The plan: which steps lead from one schema to another, and which of them are safe.
 */
@NullMarked
package io.schemasync.plan;

import org.jspecify.annotations.NullMarked;
