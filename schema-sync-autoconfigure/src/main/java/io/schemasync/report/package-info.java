/**
 * Views of a plan and its outcome for people and machines.
 */
@NullMarked
package io.schemasync.report;

import org.jspecify.annotations.NullMarked;
