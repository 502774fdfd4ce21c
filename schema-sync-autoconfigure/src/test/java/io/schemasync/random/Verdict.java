package io.schemasync.random;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What came of a model.
 *
 * @param refused why Hibernate cannot create it, {@code null} if it can
 * @param complaints what does not hold
 */
record Verdict(@Nullable String refused, List<String> complaints) {

	static Verdict refused(Throwable reason) {
		Throwable cause = reason;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		return new Verdict(cause.getClass().getSimpleName() + ": " + cause.getMessage(), List.of());
	}

	static Verdict of(List<String> complaints) {
		return new Verdict(null, List.copyOf(complaints));
	}

	boolean failed() {
		return !this.complaints.isEmpty();
	}

}
