/**
 * A picture of the tables that a plan touches: what is in it, and where. How it is drawn
 * is another matter.
 */
@NullMarked
package io.schemasync.report.diagram;

import org.jspecify.annotations.NullMarked;
