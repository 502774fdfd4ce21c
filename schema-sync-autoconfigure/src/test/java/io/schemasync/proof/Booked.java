package io.schemasync.proof;

/** An account of either version. */
interface Booked {

	void book(long id, String name, int amount);

	/** What was booked last, in words. */
	String booked();

}
