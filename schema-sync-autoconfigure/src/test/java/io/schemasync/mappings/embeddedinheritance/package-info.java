/**
 * Embeddables with subclasses, embeddables with associations and collections.
 */
package io.schemasync.mappings.embeddedinheritance;
