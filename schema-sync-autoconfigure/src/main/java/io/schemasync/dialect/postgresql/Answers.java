package io.schemasync.dialect.postgresql;

/** What is known about the meaning of expressions. */
@FunctionalInterface
interface Answers {

	/**
	 * Compare two expressions.
	 * @param one an expression
	 * @param other another over the same row
	 * @return whether they mean the same
	 */
	Likeness compare(Expression one, Expression other);

	/** How two expressions relate. */
	enum Likeness {

		/** The server understands them alike. */
		SAME,

		/** The server does not understand them alike. */
		DIFFERENT,

		/** The server does not understand one of them. */
		UNKNOWN

	}

}
