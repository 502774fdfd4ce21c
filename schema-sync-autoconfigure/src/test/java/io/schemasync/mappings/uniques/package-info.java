/**
 * Everything that makes a unique constraint, named and unnamed.
 */
package io.schemasync.mappings.uniques;
