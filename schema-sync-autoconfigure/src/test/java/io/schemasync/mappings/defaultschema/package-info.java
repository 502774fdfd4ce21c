/**
 * A default schema, set by hibernate.default_schema.
 */
package io.schemasync.mappings.defaultschema;
