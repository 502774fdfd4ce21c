package io.schemasync.report.diagram;

import io.schemasync.plan.Step;

/** What happens to a part of the picture. */
public enum Mark {

	/** Nothing. */
	NONE(""),

	/** It is new. */
	ADD("+"),

	/** It changes. */
	CHANGE("~"),

	/** It goes. */
	DROP("-"),

	/** It would change, but is left to a person or to a later start. */
	WITHHELD("!");

	private final String sign;

	Mark(String sign) {
		this.sign = sign;
	}

	static Mark of(Step step) {
		if (!step.decision().applies()) {
			return WITHHELD;
		}
		return switch (step.sign()) {
			case ADD -> ADD;
			case CHANGE -> CHANGE;
			case DROP -> DROP;
		};
	}

	/**
	 * Return how people see it without colours.
	 * @return one character, empty for nothing
	 */
	public String sign() {
		return this.sign;
	}

}
