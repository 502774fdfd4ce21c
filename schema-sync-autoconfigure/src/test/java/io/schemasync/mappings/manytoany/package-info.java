/**
 * Collections of associations to any entity.
 */
package io.schemasync.mappings.manytoany;
