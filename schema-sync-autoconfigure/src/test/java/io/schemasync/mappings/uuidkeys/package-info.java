/**
 * Keys that are UUIDs.
 */
package io.schemasync.mappings.uuidkeys;
