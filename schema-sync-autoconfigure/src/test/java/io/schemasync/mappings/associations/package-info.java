/**
 * Associations, their foreign keys and join tables.
 */
package io.schemasync.mappings.associations;
