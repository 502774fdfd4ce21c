/**
 * What a database has to offer to be supported, and what all supported ones share.
 */
@NullMarked
package io.schemasync.dialect;

import org.jspecify.annotations.NullMarked;
