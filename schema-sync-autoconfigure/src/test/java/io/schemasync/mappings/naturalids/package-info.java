/**
 * Natural keys of several attributes, with associations.
 */
package io.schemasync.mappings.naturalids;
