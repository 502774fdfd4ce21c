/**
 * Keys that the database numbers itself.
 */
package io.schemasync.mappings.identity;
