/**
 * Attributes that converters translate.
 */
package io.schemasync.mappings.converters;
