package io.schemasync.boot;

import java.util.List;

import io.schemasync.boot.DdlAuto.Request;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * Refusal to work beside Hibernate's own schema tool, which names the line to remove.
 */
final class DdlAutoRefusal {

	private final Environment environment;

	DdlAutoRefusal(Environment environment) {
		this.environment = environment;
	}

	SchemaSyncException of(String unit, Request request) {
		String description = "Hibernate is asked to change the database itself (%s=%s) beside schema-sync, for '%s'. %s"
			.formatted(request.setting(), request.action(), unit, where(request, unit));
		return new SchemaSyncException(Problem.CONFIGURATION, description, "Remove " + what(request)
				+ ", as schema-sync creates and changes the tables; or set schemasync.enabled=false to leave the work to Hibernate.",
				null);
	}

	private String where(Request request, String unit) {
		ConfigurationProperty property = find(request);
		if (property == null) {
			return "It is set in code: in the factory bean '%s', or by a HibernatePropertiesCustomizer."
				.formatted(unit);
		}
		String origin = (property.getOrigin() != null) ? " in " + property.getOrigin() : "";
		return "It comes from %s=%s%s.".formatted(property.getName(), property.getValue(), origin);
	}

	private String what(Request request) {
		ConfigurationProperty property = find(request);
		if (property == null) {
			return "the setting " + request.setting();
		}
		return "%s%s".formatted(property.getName(),
				(property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "");
	}

	private @Nullable ConfigurationProperty find(Request request) {
		for (String name : candidates(request)) {
			ConfigurationPropertyName propertyName = ConfigurationPropertyName.of(name);
			for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
				ConfigurationProperty property = source.getConfigurationProperty(propertyName);
				if (property != null) {
					return property;
				}
			}
		}
		return null;
	}

	private static List<String> candidates(Request request) {
		return List.of("spring.jpa.properties." + request.setting(), "spring.jpa.hibernate.ddl-auto",
				"spring.jpa.generate-ddl");
	}

}
