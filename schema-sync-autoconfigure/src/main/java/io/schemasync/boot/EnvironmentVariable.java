package io.schemasync.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The property {@code ENVIRONMENT}, written in any case, from any source.
 */
final class EnvironmentVariable {

	private static final String NAME = "ENVIRONMENT";

	private EnvironmentVariable() {
	}

	/**
	 * Read the property.
	 * @param environment where to look
	 * @return its value, {@code null} when unset
	 * @throws SchemaSyncException if two spellings say different things
	 */
	static @Nullable String read(ConfigurableEnvironment environment) {
		List<Found> found = List.copyOf(findBySpelling(environment).values());
		for (Found other : found) {
			if (!other.normalised().equals(found.get(0).normalised())) {
				throw contradiction(found.get(0), other);
			}
		}
		return found.isEmpty() ? null : found.get(0).value();
	}

	private static Map<String, Found> findBySpelling(ConfigurableEnvironment environment) {
		Map<String, Found> found = new LinkedHashMap<>();
		for (PropertySource<?> source : environment.getPropertySources()) {
			for (String spelling : spellingsIn(source)) {
				Object value = source.getProperty(spelling);
				if (value != null) {
					String text = environment.resolvePlaceholders(value.toString());
					found.putIfAbsent(spelling, new Found(spelling, text, where(source, spelling)));
				}
			}
		}
		return found;
	}

	private static List<String> spellingsIn(PropertySource<?> source) {
		if (ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
			return List.of();
		}
		if (!(source instanceof EnumerablePropertySource<?> enumerable)) {
			return List.of(NAME, "environment");
		}
		List<String> spellings = new ArrayList<>();
		for (String name : enumerable.getPropertyNames()) {
			if (name.equalsIgnoreCase(NAME)) {
				spellings.add(name);
			}
		}
		return spellings;
	}

	private static String where(PropertySource<?> source, String spelling) {
		Origin origin = OriginLookup.getOrigin(source, spelling);
		return (origin != null) ? origin.toString() : source.getName();
	}

	private static SchemaSyncException contradiction(Found one, Found other) {
		return new SchemaSyncException(Problem.CONFIGURATION,
				"The environment is named twice, and not alike: %s and %s.".formatted(one, other),
				"Remove one of them, or write both in the same case, so that the usual order of property sources "
						+ "decides.",
				null);
	}

	private record Found(String spelling, String value, String where) {

		String normalised() {
			return EnvironmentNames.normalise(this.value);
		}

		@Override
		public String toString() {
			return "%s=%s (%s)".formatted(this.spelling, this.value, this.where);
		}

	}

}
