/**
 * Reads the desired schema from Hibernate's mapping model.
 */
@NullMarked
package io.schemasync.source.entity;

import org.jspecify.annotations.NullMarked;
