/**
 * Entities over several tables, with associations in the second.
 */
package io.schemasync.mappings.secondary;
