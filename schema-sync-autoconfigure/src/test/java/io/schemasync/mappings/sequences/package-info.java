/**
 * Sequences: implicit, named, with start, increment, cache and schema.
 */
package io.schemasync.mappings.sequences;
