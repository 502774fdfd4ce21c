package io.schemasync.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Column of a table.
 *
 * @param name the name as the catalog spells it
 * @param type the data type
 * @param nullable whether null is allowed
 * @param defaultValue expression of the default, {@code null} without one
 * @param identity how the column makes its own values
 * @param generated expression of a generated column, {@code null} for an ordinary one
 * @param collation collation other than the type's own, {@code null} without one
 * @param comment the comment, {@code null} without one
 * @param identityOptions how the sequence of an identity counts, as the model writes it;
 * empty for the ordinary way; never compared
 * @param storage how values are kept
 * @param origin the entity attribute behind it
 */
public record Column(String name, ColumnType type, boolean nullable, @Nullable String defaultValue, Identity identity,
		@Nullable GeneratedExpression generated, @Nullable String collation, @Nullable String comment,
		String identityOptions, ColumnStorage storage, Origin origin) implements TablePart {

	/**
	 * Create a column that is stored and numbered in the ordinary way.
	 * @param name the name as the catalog spells it
	 * @param type the data type
	 * @param nullable whether null is allowed
	 * @param defaultValue expression of the default, {@code null} without one
	 * @param identity how the column makes its own values
	 * @param generated expression of a generated column, {@code null} for an ordinary one
	 * @param collation collation other than the type's own, {@code null} without one
	 * @param comment the comment, {@code null} without one
	 * @param origin the entity attribute behind it
	 */
	public Column(String name, ColumnType type, boolean nullable, @Nullable String defaultValue, Identity identity,
			@Nullable GeneratedExpression generated, @Nullable String collation, @Nullable String comment,
			Origin origin) {
		this(name, type, nullable, defaultValue, identity, generated, collation, comment, "", ColumnStorage.NONE,
				origin);
	}

	/**
	 * Create an ordinary column without default.
	 * @param name the name
	 * @param type the data type
	 * @param nullable whether null is allowed
	 * @return the column
	 */
	public static Column of(String name, ColumnType type, boolean nullable) {
		return new Column(name, type, nullable, null, Identity.NONE, null, null, null, Origin.NONE);
	}

	public Column withName(String name) {
		return new Column(name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withType(ColumnType type) {
		return new Column(this.name, type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withNullable(boolean nullable) {
		return new Column(this.name, this.type, nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withDefaultValue(@Nullable String defaultValue) {
		return new Column(this.name, this.type, this.nullable, defaultValue, this.identity, this.generated,
				this.collation, this.comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withIdentity(Identity identity) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, identity, this.generated,
				this.collation, this.comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withGenerated(@Nullable GeneratedExpression generated) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, generated,
				this.collation, this.comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withCollation(@Nullable String collation) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				collation, this.comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withComment(@Nullable String comment) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.collation, comment, this.identityOptions, this.storage, this.origin);
	}

	public Column withIdentityOptions(String identityOptions) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment, identityOptions, this.storage, this.origin);
	}

	public Column withStorage(ColumnStorage storage) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment, this.identityOptions, storage, this.origin);
	}

	public Column withOrigin(Origin origin) {
		return new Column(this.name, this.type, this.nullable, this.defaultValue, this.identity, this.generated,
				this.collation, this.comment, this.identityOptions, this.storage, origin);
	}

	/**
	 * Tell whether an insert that leaves this column out succeeds.
	 * @return whether the database finds a value by itself, null included
	 */
	public boolean fillsItself() {
		return this.nullable || hasDefault() || this.identity.generates() || this.generated != null;
	}

	/**
	 * Tell whether there is a default that gives a value: null is what a column has
	 * without one, too.
	 * @return whether the column fills itself with something
	 */
	public boolean hasDefault() {
		return this.defaultValue != null && !this.defaultValue.equalsIgnoreCase("null");
	}

	@Override
	public List<String> columns() {
		return List.of(this.name);
	}

	@Override
	public Object meaning() {
		return this.name;
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.visit(this);
	}

}
