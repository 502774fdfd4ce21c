/**
 * Single table with many subclasses, enums and not-null attributes in each.
 */
package io.schemasync.mappings.discriminators;
