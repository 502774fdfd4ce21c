/**
 * Functions and the like that a mapping file brings as SQL.
 */
package io.schemasync.mappings.auxiliary;
