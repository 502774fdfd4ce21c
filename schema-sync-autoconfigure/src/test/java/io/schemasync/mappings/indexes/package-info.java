/**
 * Indexes: order, direction, expressions, options.
 */
package io.schemasync.mappings.indexes;
