package io.schemasync.sample.database;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded database.
 *
 * @param postgresDirectory where its data is kept
 * @param startFrom what a new database holds: nothing, or the shop's first version with
 * its rows; each has a database of its own
 */
@ConfigurationProperties("sample")
record SampleProperties(@DefaultValue(".postgres") Path postgresDirectory, @DefaultValue("empty") StartFrom startFrom) {

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
