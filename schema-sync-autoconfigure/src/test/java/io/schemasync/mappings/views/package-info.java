/**
 * Entities that are views or queries, and no tables.
 */
package io.schemasync.mappings.views;
