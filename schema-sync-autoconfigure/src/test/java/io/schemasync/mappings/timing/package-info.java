/**
 * Constraints that are checked at the end of a transaction.
 */
package io.schemasync.mappings.timing;
