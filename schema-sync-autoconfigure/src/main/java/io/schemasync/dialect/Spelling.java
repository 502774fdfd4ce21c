package io.schemasync.dialect;

import java.util.Map;
import java.util.Optional;

import io.schemasync.schema.Column;
import io.schemasync.schema.QualifiedName;

/**
 * How a database spells what statements of the engine's own are made of.
 */
public interface Spelling {

	/**
	 * Spell a name so that it can stand in a statement.
	 * @param name the name
	 * @return the name, quoted where necessary
	 */
	String quote(QualifiedName name);

	/**
	 * Put other names of columns into an expression of the catalog.
	 * @param sql the expression
	 * @param names the new names by the old ones
	 * @return the expression as it will be once the columns have their new names
	 */
	default String replaceNames(String sql, Map<String, String> names) {
		return sql;
	}

	/**
	 * Tell whether a sequence can get another name and go on counting.
	 * @return whether the database has a statement for that
	 */
	default boolean renamesSequences() {
		return false;
	}

	/**
	 * Tell whether the database can fill two columns whichever of them is written, so
	 * that replicas of two versions know the same under two names.
	 * @return whether it renders {@link io.schemasync.diff.Change.KeepInStep}
	 */
	default boolean keepsInStep() {
		return false;
	}

	/**
	 * Say what a column holds for a row of which only the column before it has a value.
	 * @param from the column before it
	 * @param to the column
	 * @return an expression over the row, empty where one type does not become the other
	 * by itself
	 */
	default Optional<String> converted(Column from, Column to) {
		return from.type().equals(to.type()) ? Optional.of(quote(new QualifiedName(null, from.name())))
				: Optional.empty();
	}

	/**
	 * Return the type for texts of any length.
	 * @return the type's name
	 */
	default String textType() {
		return "text";
	}

	/**
	 * Return the type for points in time, which keeps what is written.
	 * @return the type's name
	 */
	default String timestampType() {
		return "timestamp";
	}

	/**
	 * Say how scripts are run.
	 * @param product what a server calls itself
	 * @return how its scripts are run, empty if it is another kind of server, or if there
	 * is nothing special
	 */
	default Optional<Scripting> scripting(String product) {
		return Optional.empty();
	}

}
