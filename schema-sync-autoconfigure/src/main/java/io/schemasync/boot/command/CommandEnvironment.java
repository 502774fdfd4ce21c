package io.schemasync.boot.command;

import java.util.LinkedHashMap;
import java.util.Map;

import io.schemasync.boot.SchemaSyncProperties.Command;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Post-processor which, for a command, lets as little of the application start as
 * possible: no web server, beans only where they are needed, and nothing but the result
 * on the standard output.
 */
final class CommandEnvironment implements EnvironmentPostProcessor, Ordered {

	static final String NAME = "schemaSyncCommand";

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.getProperty("schemasync.enabled", Boolean.class, true)
				|| environment.getPropertySources().contains(NAME)) {
			return;
		}
		Binder.get(environment).bind("schemasync.command", Command.class).ifBound((command) -> {
			environment.getPropertySources().addFirst(new MapPropertySource(NAME, settings(command)));
			StandardOutput.claim();
		});
	}

	private static Map<String, Object> settings(Command command) {
		boolean writes = command == Command.APPLY || command == Command.RECREATE;
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("spring.main.web-application-type", "none");
		settings.put("spring.main.lazy-initialization", "true");
		settings.put("spring.main.banner-mode", "off");
		settings.put("spring.main.keep-alive", "false");
		// Rows come with the application, and nothing at all with a command that only
		// reads
		settings.put("spring.sql.init.mode", "never");
		if (!writes) {
			settings.put("spring.flyway.enabled", "false");
			settings.put("spring.liquibase.enabled", "false");
		}
		settings.put("schemasync.mode", writes ? "apply" : "plan");
		settings.put("schemasync.on-failure", "fail");
		settings.put("schemasync.additive.online", "wait");
		if (command == Command.RECREATE) {
			settings.put("schemasync.recreate.when", "always");
		}
		return settings;
	}

}
