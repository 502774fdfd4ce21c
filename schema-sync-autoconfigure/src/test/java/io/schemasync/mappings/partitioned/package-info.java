/**
 * Rows that keep their history in a partition of their own.
 */
package io.schemasync.mappings.partitioned;
