/** A dialect as somebody else might begin one: {@code docs/writing-a-dialect.md}. */
@NullMarked
package io.schemasync.guide.hsqldb;

import org.jspecify.annotations.NullMarked;
