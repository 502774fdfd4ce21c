/**
 * Several schemas, and foreign keys across them.
 */
package io.schemasync.mappings.schemas;
