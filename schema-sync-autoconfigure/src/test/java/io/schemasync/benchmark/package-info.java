/**
 * Measures what a start costs, against Hibernate's own tools in the same run. Nothing
 * here is a test.
 */
package io.schemasync.benchmark;
