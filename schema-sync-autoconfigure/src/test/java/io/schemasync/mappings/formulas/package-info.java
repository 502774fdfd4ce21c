/**
 * What is computed and therefore no column, and columns with other expressions.
 */
package io.schemasync.mappings.formulas;
