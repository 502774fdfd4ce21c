/**
 * All basic types of Java, each in the column type that Hibernate chooses.
 */
package io.schemasync.mappings.basics;
