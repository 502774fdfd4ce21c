/**
 * Endpoint, health and meters of schema-sync for Spring Boot Actuator.
 */
@NullMarked
package io.schemasync.boot.actuate;

import org.jspecify.annotations.NullMarked;
