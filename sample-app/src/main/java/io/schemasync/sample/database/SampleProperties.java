package io.schemasync.sample.database;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Settings of the embedded database.
 *
 * @param postgresDirectory where its data is kept
 * @param startFrom what a new database holds: nothing, or the shop's first version with
 * its rows; each has a database of its own. Default: the first version in production,
 * nothing elsewhere
 */
@ConfigurationProperties("sample")
record SampleProperties(@DefaultValue(".postgres") Path postgresDirectory, @Nullable StartFrom startFrom) {

	StartFrom startFrom(Environment environment) {
		if (this.startFrom != null) {
			return this.startFrom;
		}
		boolean production = "production".equalsIgnoreCase(environment.getProperty("environment", "").trim());
		return production ? StartFrom.V1 : StartFrom.EMPTY;
	}

	/**
	 * A state to start from.
	 */
	enum StartFrom {

		EMPTY("shop"), V1("shop_v1");

		private final String database;

		StartFrom(String database) {
			this.database = database;
		}

		String database() {
			return this.database;
		}

	}

}
