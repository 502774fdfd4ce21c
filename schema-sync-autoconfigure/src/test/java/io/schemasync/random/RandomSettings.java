package io.schemasync.random;

import java.util.HashMap;
import java.util.Map;

/**
 * Settings of Hibernate that shape a schema.
 */
final class RandomSettings {

	private RandomSettings() {
	}

	static Map<String, Object> any(Choice choice) {
		Map<String, Object> settings = new HashMap<>();
		put(choice, 0.25, settings, "hibernate.physical_naming_strategy",
				"org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl");
		put(choice, 0.4, settings, "hibernate.implicit_naming_strategy",
				choice.of("org.springframework.boot.hibernate.SpringImplicitNamingStrategy",
						"org.hibernate.boot.model.naming.ImplicitNamingStrategyComponentPathImpl",
						"org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyJpaImpl"));
		put(choice, 0.1, settings, "hibernate.globally_quoted_identifiers", true);
		put(choice, 0.1, settings, "hibernate.default_schema", choice.of("app", "\"My App\"", "Company"));
		put(choice, 0.1, settings, "hibernate.column_ordering_strategy", "legacy");
		put(choice, 0.08, settings, "hibernate.id.db_structure_naming_strategy", choice.of("single", "legacy"));
		put(choice, 0.06, settings, "hibernate.type.preferred_uuid_jdbc_type", choice.of("CHAR", "BINARY", "VARCHAR"));
		put(choice, 0.06, settings, "hibernate.type.preferred_boolean_jdbc_type", choice.of("CHAR", "SMALLINT"));
		put(choice, 0.06, settings, "hibernate.type.preferred_instant_jdbc_type",
				choice.of("TIMESTAMP", "TIMESTAMP_WITH_TIMEZONE"));
		put(choice, 0.06, settings, "hibernate.type.preferred_duration_jdbc_type",
				choice.of("INTERVAL_SECOND", "BIGINT"));
		put(choice, 0.06, settings, "hibernate.type.preferred_array_jdbc_type", choice.of("JSON", "VARBINARY"));
		put(choice, 0.06, settings, "hibernate.timezone.default_storage",
				choice.of("NORMALIZE", "COLUMN", "NORMALIZE_UTC"));
		put(choice, 0.06, settings, "hibernate.type.prefer_native_enum_types", true);
		put(choice, 0.05, settings, "hibernate.auto_quote_keyword", true);
		put(choice, 0.05, settings, "hibernate.use_nationalized_character_data", true);
		return settings;
	}

	private static void put(Choice choice, double probability, Map<String, Object> settings, String key, Object value) {
		if (choice.chance(probability)) {
			settings.put(key, value);
		}
	}

}
