/**
 * Sequences and identities with bounds, cycles and caches of their own.
 */
package io.schemasync.mappings.counting;
