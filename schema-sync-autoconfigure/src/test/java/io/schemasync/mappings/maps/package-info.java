/**
 * Maps with keys of every kind, and other unusual collections.
 */
package io.schemasync.mappings.maps;
