/**
 * Tables per class with abstract and concrete parents, unique keys and associations.
 */
package io.schemasync.mappings.unions;
