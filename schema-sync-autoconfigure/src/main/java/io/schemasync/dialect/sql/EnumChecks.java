package io.schemasync.dialect.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;

/**
 * Recognises rules that allow some constants, and takes each text apart once: many tables
 * have the same. For one thread.
 */
public final class EnumChecks {

	private final Identifiers names;

	private final Map<String, Optional<EnumCheck>> known = new HashMap<>();

	/**
	 * Create it.
	 * @param names how the database spells names
	 */
	public EnumChecks(Identifiers names) {
		this.names = names;
	}

	/**
	 * Find out which values a rule allows.
	 * @param check the rule
	 * @param columns the table's columns
	 * @return the rule with its values, or unchanged if it is another kind of rule
	 */
	public CheckConstraint recognise(CheckConstraint check, Collection<Column> columns) {
		return this.known
			.computeIfAbsent(check.expression(), (text) -> Optional.ofNullable(EnumCheck.of(text, this.names)))
			.map((rule) -> rule.complete(check, columns))
			.orElse(check);
	}

}
