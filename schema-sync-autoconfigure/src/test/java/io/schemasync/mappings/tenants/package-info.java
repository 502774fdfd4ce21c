/**
 * A column for the tenant.
 */
package io.schemasync.mappings.tenants;
