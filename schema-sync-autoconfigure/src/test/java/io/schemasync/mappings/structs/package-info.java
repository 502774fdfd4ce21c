/**
 * Structs in structs, with arrays and enumerations, in a schema.
 */
package io.schemasync.mappings.structs;
