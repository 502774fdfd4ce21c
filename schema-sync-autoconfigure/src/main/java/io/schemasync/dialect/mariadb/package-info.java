/**
 * MariaDB, and MySQL as far as it is like it: reads their catalog, and says how changes
 * are made there and what they cost.
 */
@NullMarked
package io.schemasync.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
