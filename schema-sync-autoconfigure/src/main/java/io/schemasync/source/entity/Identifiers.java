package io.schemasync.source.entity;

import java.util.Locale;

import io.schemasync.schema.QualifiedName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Spells names as the catalog will have them: quoted ones exactly, others folded.
 */
final class Identifiers {

	private final IdentifierHelper helper;

	private final SqlStringGenerationContext context;

	private final boolean schemas;

	private final Folding folding;

	Identifiers(JdbcEnvironment environment, SqlStringGenerationContext context) {
		this.helper = environment.getIdentifierHelper();
		this.context = context;
		this.schemas = environment.getNameQualifierSupport().supportsSchemas();
		this.folding = folding(this.helper);
	}

	/**
	 * Spell a qualified name.
	 * @param catalog the catalog, which stands for the schema where there are no schemas
	 * @param schema the schema
	 * @param name the name
	 * @return the name in the catalog, in the default schema if the model says none
	 */
	QualifiedName qualified(@Nullable Identifier catalog, @Nullable Identifier schema, Identifier name) {
		return new QualifiedName(namespace(catalog, schema), name(name));
	}

	QualifiedName qualified(org.hibernate.boot.model.relational.QualifiedName name) {
		return qualified(name.getCatalogName(), name.getSchemaName(), name.getObjectName());
	}

	@Nullable String namespace(@Nullable Identifier catalog, @Nullable Identifier schema) {
		Identifier namespace = this.schemas ? this.context.schemaWithDefault(schema)
				: this.context.catalogWithDefault(catalog);
		return (namespace != null) ? name(namespace) : null;
	}

	String name(org.hibernate.mapping.Column column) {
		return column.isQuoted() ? name(new Identifier(column.getName(), true)) : fold(column.getName());
	}

	String name(Identifier identifier) {
		return identifier.isQuoted() ? this.helper.toMetaDataObjectName(identifier) : fold(identifier.getText());
	}

	/**
	 * Spell a name that Hibernate puts into its SQL as it is.
	 * @param sql the name, perhaps in quotes
	 * @return the name in the catalog
	 */
	String written(String sql) {
		return name(Identifier.toIdentifier(sql));
	}

	/**
	 * Spell a name that Hibernate quotes by its general rules before it writes it.
	 * @param text the name
	 * @return the name in the catalog
	 */
	String normalised(String text) {
		return name(this.helper.toIdentifier(text));
	}

	private String fold(String text) {
		return switch (this.folding) {
			case LOWER -> lowerAscii(text);
			case UPPER -> text.toUpperCase(Locale.ROOT);
			case NONE -> text;
		};
	}

	private static Folding folding(IdentifierHelper helper) {
		return switch (helper.toMetaDataObjectName(new Identifier("Aa", false))) {
			case "aa" -> Folding.LOWER;
			case "AA" -> Folding.UPPER;
			default -> Folding.NONE;
		};
	}

	/**
	 * Servers that fold to lower case leave letters outside of ASCII alone (PostgreSQL
	 * does in every multi-byte encoding), other than Hibernate's own helper.
	 */
	private static String lowerAscii(String text) {
		StringBuilder lower = null;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter >= 'A' && letter <= 'Z') {
				lower = (lower != null) ? lower : new StringBuilder(text);
				lower.setCharAt(i, (char) (letter + ('a' - 'A')));
			}
		}
		return (lower != null) ? lower.toString() : text;
	}

	/** What a server does to names without quotes. */
	private enum Folding {

		LOWER, UPPER, NONE

	}

}
