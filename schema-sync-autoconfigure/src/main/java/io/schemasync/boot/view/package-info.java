/**
 * Views of persistence units for people and machines: what the endpoint answers and
 * commands print.
 */
@NullMarked
package io.schemasync.boot.view;

import org.jspecify.annotations.NullMarked;
