package io.schemasync.dialect.postgresql;

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
final class EnumChecks {

	private final Map<String, Optional<EnumCheck>> known = new HashMap<>();

	/**
	 * Find out which values a rule allows.
	 * @param check the rule
	 * @param columns the table's columns
	 * @return the rule with its values, or unchanged if it is another kind of rule
	 */
	CheckConstraint recognise(CheckConstraint check, Collection<Column> columns) {
		return this.known.computeIfAbsent(check.expression(), (text) -> Optional.ofNullable(EnumCheck.of(text)))
			.map((rule) -> rule.complete(check, columns))
			.orElse(check);
	}

}
