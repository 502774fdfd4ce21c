/**
 * What entities inherit from classes that are none, with versions and audit columns.
 */
package io.schemasync.mappings.mappedsuperclass;
