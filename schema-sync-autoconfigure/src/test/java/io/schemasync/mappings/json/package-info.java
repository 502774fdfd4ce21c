/**
 * JSON, arrays and structs.
 */
package io.schemasync.mappings.json;
