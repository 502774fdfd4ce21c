/**
 * Inheritance in joined tables, and secondary tables.
 */
package io.schemasync.mappings.joined;
