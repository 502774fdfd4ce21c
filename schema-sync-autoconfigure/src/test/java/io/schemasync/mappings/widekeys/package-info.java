/**
 * Composite keys of many types, whose order Hibernate changes, and what refers to them.
 */
package io.schemasync.mappings.widekeys;
