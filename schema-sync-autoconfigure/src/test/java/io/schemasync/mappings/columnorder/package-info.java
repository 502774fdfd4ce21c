/**
 * Columns in the order of the legacy strategy.
 */
package io.schemasync.mappings.columnorder;
