/**
 * Embeddables, nested, overridden, in keys.
 */
package io.schemasync.mappings.embeddables;
