/**
 * Storage options and comments of tables and columns.
 */
package io.schemasync.mappings.options;
