/**
 * JSON with rules inside, lists of embeddables.
 */
package io.schemasync.mappings.jsonnested;
