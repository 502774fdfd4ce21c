/**
 * All names quoted, by hibernate.globally_quoted_identifiers.
 */
package io.schemasync.mappings.quotedglobally;
