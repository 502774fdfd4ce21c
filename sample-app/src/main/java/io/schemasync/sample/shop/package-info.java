/**
 * The shop: what it sells, to whom, and how they pay.
 */
@NullMarked
package io.schemasync.sample.shop;

import org.jspecify.annotations.NullMarked;
