package io.schemasync.schema;

import java.util.Locale;

/** What happens to referencing rows when the referenced one goes or changes. */
public enum ReferentialAction {

	NO_ACTION, RESTRICT, CASCADE, SET_NULL, SET_DEFAULT;

	/**
	 * Return the words of the SQL standard.
	 * @return for example {@code set null}
	 */
	public String sql() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
