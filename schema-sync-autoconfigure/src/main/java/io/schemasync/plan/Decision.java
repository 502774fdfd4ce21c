package io.schemasync.plan;

/** What is done about a step. */
public sealed interface Decision {

	/** The step is carried out. */
	Decision APPLY = new Apply();

	/** The step is carried out. */
	record Apply() implements Decision {
	}

	/**
	 * The step is shown, and left to a person or to a later start.
	 *
	 * @param reason why, and what to do, in one or two sentences
	 * @param settles whether it is done by itself once the data allows
	 */
	record Withhold(String reason, boolean settles) implements Decision {
	}

	/**
	 * Tell whether the step is carried out.
	 * @return whether it is not withheld
	 */
	default boolean applies() {
		return this instanceof Apply;
	}

}
