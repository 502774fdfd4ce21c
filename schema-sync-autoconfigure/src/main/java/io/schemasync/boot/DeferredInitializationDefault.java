package io.schemasync.boot;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * Default which lets {@code data.sql} run after the tables exist, where nothing else
 * creates tables before the entities.
 */
final class DeferredInitializationDefault implements EnvironmentPostProcessor, Ordered {

	static final String FLYWAY = "org.flywaydb.core.Flyway";

	static final String FLYWAY_AUTO_CONFIGURATION = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

	static final String LIQUIBASE = "liquibase.integration.spring.SpringLiquibase";

	static final String LIQUIBASE_AUTO_CONFIGURATION = "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration";

	private static final String PROPERTY = "spring.jpa.defer-datasource-initialization";

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		ResourceLoader resources = (application.getResourceLoader() != null) ? application.getResourceLoader()
				: new DefaultResourceLoader(application.getClassLoader());
		if (environment.getProperty("schemasync.enabled", Boolean.class, true)
				&& !migrates(environment, resources.getClassLoader()) && !hasSchemaScript(environment, resources)) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("schemaSyncDefaults", Map.of(PROPERTY, "true")));
		}
	}

	private static boolean migrates(Environment environment, @Nullable ClassLoader classLoader) {
		return uses("spring.flyway.enabled", FLYWAY_AUTO_CONFIGURATION, FLYWAY, environment, classLoader)
				|| uses("spring.liquibase.enabled", LIQUIBASE_AUTO_CONFIGURATION, LIQUIBASE, environment, classLoader);
	}

	private static boolean uses(String switchedBy, String autoConfiguration, String library, Environment environment,
			@Nullable ClassLoader classLoader) {
		return ClassUtils.isPresent(autoConfiguration, classLoader) && ClassUtils.isPresent(library, classLoader)
				&& environment.getProperty(switchedBy, Boolean.class, true);
	}

	private static boolean hasSchemaScript(Environment environment, ResourceLoader resources) {
		if (environment.containsProperty("spring.sql.init.schema-locations")
				|| environment.containsProperty("spring.sql.init.schema-locations[0]")) {
			return true;
		}
		String platform = environment.getProperty("spring.sql.init.platform", "all");
		return List.of("schema.sql", "schema-" + platform + ".sql")
			.stream()
			.anyMatch((name) -> resources.getResource("classpath:" + name).exists());
	}

}
