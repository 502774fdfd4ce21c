package io.schemasync.sample.shop;

/**
 * Where an order came from.
 */
public enum OrderChannel {

	WEB, PHONE, STORE

}
