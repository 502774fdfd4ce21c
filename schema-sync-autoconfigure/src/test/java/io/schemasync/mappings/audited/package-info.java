/**
 * History kept by Hibernate: audit tables and temporal tables.
 */
package io.schemasync.mappings.audited;
