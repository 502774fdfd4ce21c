/**
 * Associations to any entity.
 */
package io.schemasync.mappings.anytypes;
