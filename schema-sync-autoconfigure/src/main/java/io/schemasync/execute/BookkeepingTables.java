package io.schemasync.execute;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.dialect.Dialect;
import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Where the books are kept, and which of their tables exist.
 *
 * @param schema the schema, {@code null} where the database knows none
 * @param schemaExists whether it exists
 * @param metadataExists whether the table of the stamps does
 * @param historyExists whether the table of the statements does
 */
record BookkeepingTables(@Nullable String schema, boolean schemaExists, boolean metadataExists, boolean historyExists) {

	static final String METADATA = "schemasync_metadata";

	static final String HISTORY = "schemasync_history";

	QualifiedName metadata() {
		return new QualifiedName(this.schema, METADATA);
	}

	QualifiedName history() {
		return new QualifiedName(this.schema, HISTORY);
	}

	/** Name the lock of whoever changes the schema. */
	String schemaLock() {
		return "schemasync:" + this.schema;
	}

	/** Name the lock of the replica that works beside the traffic. */
	String onlineLock() {
		return "schemasync:online:" + this.schema;
	}

	/** Return the statements that create what is missing. */
	List<String> create(Dialect dialect, boolean withHistory) {
		List<String> statements = new ArrayList<>();
		if (!this.schemaExists && this.schema != null) {
			statements.add("create schema " + dialect.quote(new QualifiedName(null, this.schema)));
		}
		if (!this.metadataExists) {
			statements.add("""
					create table %1$s (
						owner varchar(255) not null primary key,
						id varchar(36) not null,
						environment varchar(255) not null,
						strategy varchar(20) not null,
						models %2$s not null,
						objects %2$s not null,
						fingerprint %2$s,
						format integer not null,
						updated_at %3$s not null
					)""".formatted(dialect.quote(metadata()), dialect.textType(), dialect.timestampType()));
		}
		if (withHistory && !this.historyExists) {
			statements.add("""
					create table %1$s (
						id varchar(36) not null primary key,
						run_id varchar(36) not null,
						owner varchar(255) not null,
						object %2$s not null,
						statement %2$s not null,
						outcome varchar(20) not null,
						started_at %3$s not null,
						duration_ms bigint not null,
						application_version varchar(255) not null,
						host varchar(255) not null
					)""".formatted(dialect.quote(history()), dialect.textType(), dialect.timestampType()));
		}
		return statements;
	}

}
