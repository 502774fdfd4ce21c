/**
 * Composite keys and the foreign keys that refer to them.
 */
package io.schemasync.mappings.compositekeys;
