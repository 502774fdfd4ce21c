/**
 * Foreign keys to other columns than the primary key.
 */
package io.schemasync.mappings.propertyref;
