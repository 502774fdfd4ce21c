package io.schemasync.report;

/** Gives text a colour, or does not. */
@FunctionalInterface
public interface Paint {

	/** No colours. */
	Paint NONE = (tone, text) -> text;

	/**
	 * Colour a text.
	 * @param tone what the text means
	 * @param text the text
	 * @return the text, perhaps with control characters around it
	 */
	String paint(Tone tone, String text);

	/** What a piece of text means. */
	enum Tone {

		/** Something is as it should be. */
		MATCH,

		/** Something is added. */
		ADD,

		/** Something changes. */
		CHANGE,

		/** Something goes. */
		DROP,

		/** Something is left to a person. */
		WITHHELD,

		/** A remark beside. */
		REMARK

	}

}
