package io.schemasync.sample.shop;

/**
 * How much the shop values a customer.
 */
public enum CustomerTier {

	STANDARD, SILVER, GOLD

}
