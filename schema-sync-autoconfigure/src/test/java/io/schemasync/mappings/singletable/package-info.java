/**
 * Inheritance in one table.
 */
package io.schemasync.mappings.singletable;
