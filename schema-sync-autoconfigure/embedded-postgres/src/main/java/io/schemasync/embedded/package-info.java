/**
 * A private PostgreSQL server without Docker.
 */
@NullMarked
package io.schemasync.embedded;

import org.jspecify.annotations.NullMarked;
