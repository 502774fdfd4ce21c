package io.schemasync.execute;

/**
 * Something that was checked before anything is changed.
 *
 * @param ok whether it is as it should be
 * @param subject what was checked, in one word
 * @param text what was found
 * @param remedy what to do, empty if nothing
 */
public record Finding(boolean ok, String subject, String text, String remedy) {

	static Finding good(String subject, String text) {
		return new Finding(true, subject, text, "");
	}

	static Finding bad(String subject, String text, String remedy) {
		return new Finding(false, subject, text, remedy);
	}

}
