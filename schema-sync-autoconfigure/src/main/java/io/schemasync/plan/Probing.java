package io.schemasync.plan;

/**
 * Whether a plan asks the rows about stricter rules.
 *
 * @param asks whether it does, or goes by what they said the last time
 * @param memory what they said
 */
public record Probing(boolean asks, ProofMemory memory) {

	/**
	 * Ask, and remember the answers for nobody else.
	 * @return a new memory
	 */
	public static Probing asking() {
		return new Probing(true, new ProofMemory());
	}

}
