/**
 * Defaults, generated columns, collations, comments and column definitions.
 */
package io.schemasync.mappings.defaults;
