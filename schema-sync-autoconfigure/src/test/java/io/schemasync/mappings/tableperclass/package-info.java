/**
 * Inheritance in one table for each class.
 */
package io.schemasync.mappings.tableperclass;
