package io.schemasync.dialect;

import io.schemasync.schema.TableFacts;

/**
 * One thing that a statement would do to data or traffic.
 *
 * @param code the kind of hazard
 * @param effect what it would do to what, and why that matters, in one sentence
 * @param table size of the table as the server estimates it
 */
public record Hazard(HazardCode code, String effect, TableFacts table) {
}
