/**
 * Check constraints of columns and tables, named and unnamed.
 */
package io.schemasync.mappings.checks;
