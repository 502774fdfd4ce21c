package io.schemasync.boot;

import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What the application says about itself.
 */
final class Application {

	private static final String SLICE_PROPERTY = "spring.boot.enableautoconfiguration";

	private final ConfigurableEnvironment environment;

	private final SchemaSyncProperties properties;

	Application(ConfigurableEnvironment environment, SchemaSyncProperties properties) {
		this.environment = environment;
		this.properties = properties;
	}

	/**
	 * Resolve the environment and its strategy.
	 * @return the choice
	 */
	EnvironmentChoice environment() {
		return new EnvironmentResolver(this.environment, this.properties).resolve();
	}

	/**
	 * Return under which name the bookkeeping is kept.
	 * @return the owner without its persistence unit
	 */
	String owner() {
		return (this.properties.getOwner() != null) ? this.properties.getOwner()
				: this.environment.getProperty("spring.application.name", "application");
	}

	/**
	 * Return the application's version.
	 * @return the version, empty when unknown
	 */
	String version() {
		return this.environment.getProperty("spring.application.version", "");
	}

	/**
	 * Tell whether only a slice of the application runs, for a test.
	 * @return whether a test slice switched the other auto-configurations off
	 */
	boolean testSlice() {
		return !this.environment.getProperty(SLICE_PROPERTY, Boolean.class, true);
	}

}
