/**
 * Quoted, reserved, mixed-case, long and non-ASCII names.
 */
package io.schemasync.mappings.names;
