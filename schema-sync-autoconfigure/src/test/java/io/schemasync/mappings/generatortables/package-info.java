/**
 * Keys from a table of numbers.
 */
package io.schemasync.mappings.generatortables;
