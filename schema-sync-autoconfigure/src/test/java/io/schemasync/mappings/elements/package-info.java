/**
 * Collections of basic values and embeddables.
 */
package io.schemasync.mappings.elements;
