package io.schemasync.boot;

import io.schemasync.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * What the environment's name decided.
 *
 * @param name the environment, empty when unset
 * @param strategy what may be done
 * @param reason which setting decided, in a few words
 * @param warning what a person should correct, {@code null} when all is well
 * @param decided whether a person made the choice, so that no default may replace it
 */
record EnvironmentChoice(String name, Strategy strategy, String reason, @Nullable String warning, boolean decided) {

	/**
	 * Return the choice for an embedded database: without any setting it is thrown away
	 * at the end, so it can be recreated.
	 * @return the choice to use
	 */
	EnvironmentChoice forEmbeddedDatabase() {
		return (this.decided || !this.name.isEmpty()) ? this
				: new EnvironmentChoice("", Strategy.RECREATE, "embedded database", null, false);
	}

}
