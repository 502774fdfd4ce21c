package io.schemasync.plan;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.schemasync.dialect.Evidence.Proof;

/**
 * Remembers what the rows said when they were asked last, for whoever looks at a plan
 * without asking them again. Safe for use by several threads.
 */
public final class ProofMemory {

	private volatile @Nullable Answers last;

	void keep(Map<Object, Proof> proofs) {
		this.last = new Answers(Map.copyOf(proofs), Instant.now());
	}

	Map<Object, Proof> proofs() {
		Answers answers = this.last;
		return (answers != null) ? answers.proofs() : Map.of();
	}

	/**
	 * Return when the rows were asked.
	 * @return the moment, {@code null} if they never were
	 */
	public @Nullable Instant at() {
		Answers answers = this.last;
		return (answers != null) ? answers.at() : null;
	}

	private record Answers(Map<Object, Proof> proofs, Instant at) {
	}

}
