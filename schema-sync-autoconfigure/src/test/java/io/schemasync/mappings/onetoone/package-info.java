/**
 * One-to-one associations: by column, by table, by key.
 */
package io.schemasync.mappings.onetoone;
