package io.schemasync.sample.shop;

/**
 * Whether a product can be bought. Stored by position: append only.
 */
public enum Availability {

	ANNOUNCED, AVAILABLE, DISCONTINUED

}
