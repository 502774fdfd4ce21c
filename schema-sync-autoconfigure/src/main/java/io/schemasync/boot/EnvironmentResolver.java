package io.schemasync.boot;

import io.schemasync.Strategy;
import io.schemasync.boot.SchemaSyncProperties.StrategyChoice;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Decides which strategy applies. A name that nobody knows never means {@code recreate}:
 * a typing error must not drop anything.
 */
final class EnvironmentResolver {

	private final ConfigurableEnvironment environment;

	private final SchemaSyncProperties properties;

	EnvironmentResolver(ConfigurableEnvironment environment, SchemaSyncProperties properties) {
		this.environment = environment;
		this.properties = properties;
	}

	/**
	 * Resolve the strategy from all settings.
	 * @return the choice with its reason
	 */
	EnvironmentChoice resolve() {
		String property = (this.properties.getEnvironment() != null) ? "schemasync.environment" : "ENVIRONMENT";
		String value = (this.properties.getEnvironment() != null) ? this.properties.getEnvironment()
				: EnvironmentVariable.read(this.environment);
		String name = (value != null) ? EnvironmentNames.normalise(value) : "";
		EnvironmentNames names = new EnvironmentNames(this.properties.getEnvironments());
		StrategyChoice choice = this.properties.getStrategy();
		if (choice != StrategyChoice.AUTO) {
			Strategy strategy = (choice == StrategyChoice.RECREATE) ? Strategy.RECREATE : Strategy.ADDITIVE;
			return new EnvironmentChoice(name, strategy, "schemasync.strategy", null, true);
		}
		Strategy strategy = names.strategyOf(name);
		if (strategy != null) {
			return new EnvironmentChoice(name, strategy, property, null, true);
		}
		return new EnvironmentChoice(name, Strategy.ADDITIVE,
				name.isEmpty() ? "no environment is set" : "the environment is unknown",
				warning(property, value, names), false);
	}

	private static String warning(String property, @Nullable String value, EnvironmentNames names) {
		String remedy = "Set ENVIRONMENT to one of %s".formatted(names.listed());
		if (value == null) {
			return "ENVIRONMENT is not set, so nothing is dropped (additive). %s.".formatted(remedy);
		}
		String name = EnvironmentNames.normalise(value);
		if (name.isEmpty()) {
			return "%s is blank, so nothing is dropped (additive). %s.".formatted(property, remedy);
		}
		String closest = names.closestTo(name);
		return "%s is '%s', which is unknown%s, so nothing is dropped (additive). %s, or add schemasync.environments.%s=additive|recreate."
			.formatted(property, value.strip(), (closest != null) ? " (did you mean '" + closest + "'?)" : "", remedy,
					name);
	}

}
