package io.schemasync.dialect.postgresql;

import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Completes and shortens names as the server would.
 *
 * @param defaultSchema the schema of names without one
 */
record Names(@Nullable String defaultSchema) {

	QualifiedName normalise(QualifiedName name) {
		String schema = (name.schema() != null) ? name.schema() : this.defaultSchema;
		return new QualifiedName((schema != null) ? PostgreSqlNames.truncate(schema) : null,
				PostgreSqlNames.truncate(name.name()));
	}

	@Nullable String constraint(@Nullable String name) {
		return (name != null) ? PostgreSqlNames.truncate(name) : null;
	}

}
