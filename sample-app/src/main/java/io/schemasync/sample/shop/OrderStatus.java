package io.schemasync.sample.shop;

/**
 * How far an order has come.
 */
public enum OrderStatus {

	PLACED, PAID, SHIPPED, DELIVERED, CANCELLED

}
