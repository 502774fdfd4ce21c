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
	 * @param kind what would change the decision
	 */
	record Withhold(String reason, Kind kind) implements Decision {

		/** What would change the decision. */
		public enum Kind {

			/** A person, who carries it out or changes the model or the settings. */
			PERSON,

			/** A later start, when the data allow. */
			LATER_START,
			/** Time: a running replica carries it out, or a later start. */
			TIME,

			/** Nothing: the application must not run like this. */
			FATAL

		}

	}

	/**
	 * Tell whether the step is carried out.
	 * @return whether it is not withheld
	 */
	default boolean applies() {
		return this instanceof Apply;
	}

}
