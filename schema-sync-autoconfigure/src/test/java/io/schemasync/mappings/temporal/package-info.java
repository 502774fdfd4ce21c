/**
 * Rows that keep their history in their own table.
 */
package io.schemasync.mappings.temporal;
