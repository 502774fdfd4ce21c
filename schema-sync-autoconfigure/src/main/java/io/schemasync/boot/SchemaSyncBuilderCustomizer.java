package io.schemasync.boot;

import io.schemasync.SchemaSyncBuilder;

/**
 * Callback which changes how a persistence unit is synchronised, after the properties
 * were applied.
 */
@FunctionalInterface
public interface SchemaSyncBuilderCustomizer {

	/**
	 * Customize the builder.
	 * @param unit bean name of the entity manager factory
	 * @param builder the builder of the unit's engine
	 */
	void customize(String unit, SchemaSyncBuilder builder);

}
