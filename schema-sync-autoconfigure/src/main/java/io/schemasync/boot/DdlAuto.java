package io.schemasync.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.hibernate.cfg.SchemaToolingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked Hibernate's own schema tool to do.
 *
 * @param requests the settings that ask for something
 */
record DdlAuto(List<Request> requests) {

	private static final Set<String> SETTINGS = Set.of(SchemaToolingSettings.HBM2DDL_AUTO,
			SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION,
			"javax.persistence.schema-generation.database.action");

	DdlAuto {
		requests = List.copyOf(requests);
	}

	/**
	 * Read the settings of one entity manager factory.
	 * @param properties its own properties, which win
	 * @param vendorProperties what its vendor adapter adds
	 * @return what was asked for
	 */
	static DdlAuto from(Map<String, ?> properties, Map<String, ?> vendorProperties) {
		List<Request> requests = new ArrayList<>();
		for (String setting : SETTINGS) {
			Object value = properties.containsKey(setting) ? properties.get(setting) : vendorProperties.get(setting);
			String action = (value != null) ? value.toString().strip().toLowerCase(Locale.ROOT) : "";
			if (!action.isEmpty() && !action.equals("none") && !action.equals("false")) {
				requests.add(new Request(setting, action));
			}
		}
		return new DdlAuto(requests);
	}

	/**
	 * Tell whether the entities are to be validated by Hibernate.
	 * @return whether {@code validate} is among the requests
	 */
	boolean validates() {
		return this.requests.stream().anyMatch(Request::validates);
	}

	/**
	 * Return the first request that would change the database.
	 * @return the request, {@code null} if nothing but validation is asked for
	 */
	@Nullable Request change() {
		return this.requests.stream().filter((request) -> !request.validates()).findFirst().orElse(null);
	}

	/**
	 * Take the work away from Hibernate's schema tool.
	 * @param properties the properties of an entity manager factory
	 */
	static void disable(Map<String, Object> properties) {
		// Explicitly: a missing value would let the vendor adapter's "update" through
		SETTINGS.forEach((setting) -> properties.put(setting, "none"));
	}

	/**
	 * One setting that asks for something.
	 *
	 * @param setting Hibernate's name of the setting
	 * @param action what is asked for
	 */
	record Request(String setting, String action) {

		boolean validates() {
			return this.action.equals("validate");
		}

	}

}
