/**
 * Arrays and collections of enumerations.
 */
package io.schemasync.mappings.enumarrays;
