/**
 * Types chosen by code.
 */
package io.schemasync.mappings.jdbctypes;
