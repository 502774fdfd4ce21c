/**
 * Annotations at getters.
 */
package io.schemasync.mappings.properties;
