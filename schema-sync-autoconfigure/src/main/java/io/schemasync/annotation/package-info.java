/**
 * Annotations for entities which say more about a change than a mapping can.
 */
@NullMarked
package io.schemasync.annotation;

import org.jspecify.annotations.NullMarked;
