/**
 * Auto-configuration for Spring Boot.
 */
@NullMarked
package io.schemasync.boot;

import org.jspecify.annotations.NullMarked;
