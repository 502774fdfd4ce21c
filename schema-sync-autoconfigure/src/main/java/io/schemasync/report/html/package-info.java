/**
 * Plans and runs as a page for a browser, complete in itself: nothing is loaded from
 * elsewhere, and nothing that a database says can become markup.
 */
@NullMarked
package io.schemasync.report.html;

import org.jspecify.annotations.NullMarked;
