/**
 * Commands: what an application does instead of starting when it is given
 * {@code --schemasync.command}.
 */
@NullMarked
package io.schemasync.boot.command;

import org.jspecify.annotations.NullMarked;
