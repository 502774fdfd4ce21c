package io.schemasync.dialect;

import java.util.List;

/**
 * How a database runs scripts.
 *
 * @param command what runs one and stops at the first error, empty if there is no usual
 * client
 * @param first statements that have to come before everything else
 * @param begin what begins a transaction, empty where each change of the schema is
 * committed by itself
 */
public record Scripting(String command, List<String> first, String begin) {

	public Scripting {
		first = List.copyOf(first);
	}

	/**
	 * Return scripts that need nothing special.
	 * @param command what runs one, empty if there is no usual client
	 * @return scripts whose changes can be undone together
	 */
	public static Scripting transactional(String command) {
		// Liquibase would take "begin" for the beginning of a procedure
		return new Scripting(command, List.of(), "start transaction");
	}

	/**
	 * Return scripts whose statements are committed one by one.
	 * @param command what runs one, empty if there is no usual client
	 * @return the scripts
	 */
	public static Scripting oneByOne(String command) {
		return new Scripting(command, List.of(), "");
	}

	/**
	 * Tell whether changes of the schema can be undone together.
	 * @return whether there are transactions for them
	 */
	public boolean isTransactional() {
		return !this.begin.isEmpty();
	}

}
