/**
 * Columns that Hibernate adds for itself: soft deletion, tenants, partitions.
 */
package io.schemasync.mappings.markers;
