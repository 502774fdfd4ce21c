package io.schemasync.source.entity;

import java.util.Locale;

import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.GeneratedExpression;
import io.schemasync.schema.Identity;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column. Hibernate knows three kinds, and leaves out of each what it does not
 * write for it: those that number themselves, generated ones, and ordinary ones.
 */
final class ColumnReader {

	private final Model model;

	ColumnReader(Model model) {
		this.model = model;
	}

	Column read(org.hibernate.mapping.Table table, org.hibernate.mapping.Column column) {
		Column common = new Column(this.model.names().name(column),
				ColumnType.of(column.getSqlType(this.model.metadata())), column.isNullable(), null, Identity.NONE, null,
				null, Literals.content(column.getComment()), this.model.origins().of(table, column));
		Column read = column.isIdentity() ? identity(common, column) : ordinary(common, column);
		return withOptions(read, column.getOptions());
	}

	private Column identity(Column common, org.hibernate.mapping.Column column) {
		String clause = this.model.dialect()
			.getIdentityColumnSupport()
			.getIdentityColumnString(column.getSqlTypeCode(this.model.metadata()));
		String type = common.type().name();
		int position = type.toLowerCase(Locale.ROOT).indexOf(clause);
		boolean written = !clause.isEmpty() && position >= 0;
		boolean options = column.getOptions() != null && !column.getOptions().isBlank();
		if (written && !options && position + clause.length() == type.stripTrailing().length()) {
			type = type.substring(0, position).trim();
		}
		else if (!written && options) {
			// What follows may say how it counts
			type = type + " " + clause;
		}
		return common.withType(ColumnType.of(type)).withNullable(false).withIdentity(identity(type, clause));
	}

	private static Identity identity(String type, String clause) {
		String text = (type + " " + clause).toLowerCase(Locale.ROOT);
		if (text.contains("serial")) {
			return Identity.SERIAL;
		}
		return text.contains("generated always") ? Identity.ALWAYS : Identity.BY_DEFAULT;
	}

	private Column ordinary(Column common, org.hibernate.mapping.Column column) {
		if (isPlain(column)) {
			return common;
		}
		String defaultValue = column.getDefaultValue();
		Column ordinary = common.withCollation(column.getCollation())
			.withDefaultValue((defaultValue != null) ? this.model.dialect().getColumnDefaultString(defaultValue) : null)
			.withGenerated(generated(column.getGeneratedAs()));
		boolean writesNotNull = ordinary.generated() == null || this.model.dialect().supportsNotNullAfterGeneratedAs();
		return writesNotNull ? ordinary : ordinary.withNullable(true);
	}

	private static boolean isPlain(org.hibernate.mapping.Column column) {
		return column.getCollation() == null && column.getDefaultValue() == null && column.getGeneratedAs() == null;
	}

	private @Nullable GeneratedExpression generated(@Nullable String expression) {
		if (expression == null) {
			return null;
		}
		String clause = this.model.dialect().generatedAs("").toLowerCase(Locale.ROOT);
		return new GeneratedExpression(expression, clause.contains("stored") || clause.contains("persist"));
	}

	/** Options stand behind the type, where a column definition is written too. */
	private static Column withOptions(Column column, @Nullable String options) {
		return (options == null || options.isBlank()) ? column
				: column.withType(ColumnType.of(column.type().name() + " " + options.trim()));
	}

}
