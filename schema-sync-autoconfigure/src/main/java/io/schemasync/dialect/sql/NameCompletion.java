package io.schemasync.dialect.sql;

import io.schemasync.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Completes and shortens names as the server would.
 *
 * @param names how the database spells names
 * @param defaultSchema the schema of names without one
 */
public record NameCompletion(Identifiers names, @Nullable String defaultSchema) {

	/**
	 * Complete a name.
	 * @param name the name as a model has it
	 * @return the name as the catalog will have it
	 */
	public QualifiedName normalise(QualifiedName name) {
		String schema = (name.schema() != null) ? name.schema() : this.defaultSchema;
		return new QualifiedName((schema != null) ? this.names.cut(schema) : null, this.names.cut(name.name()));
	}

	/**
	 * Shorten the name of a part of a table.
	 * @param name the name, {@code null} for none
	 * @return the name as the catalog will have it
	 */
	public @Nullable String constraint(@Nullable String name) {
		return (name != null) ? this.names.cut(name) : null;
	}

}
