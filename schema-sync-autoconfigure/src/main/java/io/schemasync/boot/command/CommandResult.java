package io.schemasync.boot.command;

/**
 * What a command came to.
 *
 * @param exitCode the process's exit code
 * @param text what it prints
 */
record CommandResult(int exitCode, String text) {

	/** All is as it should be. */
	static final int DONE = 0;

	/** Something is wrong. */
	static final int ERROR = 1;

	/** Something would be applied. */
	static final int PENDING = 2;

	/** Nothing would be applied, but something is withheld. */
	static final int WITHHELD = 3;

}
