package io.schemasync.boot;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.schemasync.Strategy;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.jspecify.annotations.Nullable;

/** Known names of environments with the strategy that each means. */
final class EnvironmentNames {

	private static final Set<String> NEVER_RECREATED = Set.of("prod", "production");

	private final Map<String, Strategy> strategies = new LinkedHashMap<>();

	EnvironmentNames(Map<String, Strategy> additional) {
		for (String name : new String[] { "dev", "development", "local", "test", "testing", "ci" }) {
			this.strategies.put(name, Strategy.RECREATE);
		}
		for (String name : new String[] { "prod", "production", "staging" }) {
			this.strategies.put(name, Strategy.ADDITIVE);
		}
		additional.forEach(this::add);
	}

	private void add(String name, Strategy strategy) {
		String normalised = normalise(name);
		if (NEVER_RECREATED.contains(normalised) && strategy == Strategy.RECREATE) {
			throw new SchemaSyncException(Problem.CONFIGURATION,
					"schemasync.environments.%s is 'recreate', which would drop the tables of production."
						.formatted(name),
					"Remove the property. To recreate a database on purpose, give its environment another name.", null);
		}
		this.strategies.put(normalised, strategy);
	}

	@Nullable Strategy strategyOf(String name) {
		return this.strategies.get(name);
	}

	/**
	 * Find the known name that somebody probably meant.
	 * @param name an unknown name
	 * @return a near one, {@code null} if none is near
	 */
	@Nullable String closestTo(String name) {
		return this.strategies.keySet()
			.stream()
			.filter((known) -> isNear(name, known))
			.min(Comparator.comparingInt((known) -> EditDistance.between(name, known)))
			.orElse(null);
	}

	String listed() {
		return String.join(", ", this.strategies.keySet());
	}

	static String normalise(String name) {
		return name.strip().toLowerCase(Locale.ROOT);
	}

	private static boolean isNear(String name, String known) {
		int distance = EditDistance.between(name, known);
		return distance <= 2 && 2 * distance < Math.max(name.length(), known.length());
	}

}
