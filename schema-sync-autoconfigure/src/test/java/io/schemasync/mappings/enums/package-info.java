/**
 * Enumerations as text, as number, as a type of the database.
 */
package io.schemasync.mappings.enums;
