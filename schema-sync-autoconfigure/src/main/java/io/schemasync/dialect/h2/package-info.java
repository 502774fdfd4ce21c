/**
 * Support for H2, by plain JDBC: none of its classes is named.
 */
@NullMarked
package io.schemasync.dialect.h2;

import org.jspecify.annotations.NullMarked;
