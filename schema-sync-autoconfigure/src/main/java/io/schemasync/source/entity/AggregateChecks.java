package io.schemasync.source.entity;

import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Lets Hibernate write the rules for what is inside of structs and JSON documents.
 */
final class AggregateChecks extends StandardTableExporter {

	private static final String START = ", check (";

	AggregateChecks(Dialect dialect) {
		super(dialect);
	}

	@Nullable String of(Column column) {
		if (!(column instanceof AggregateColumn aggregate) || !this.dialect.supportsTableCheck()
				|| this.dialect.getAggregateSupport() == null
				|| !this.dialect.getAggregateSupport().supportsComponentCheckConstraints()
				|| isUncheckable(aggregate)) {
			return null;
		}
		StringBuilder check = new StringBuilder();
		applyAggregateColumnCheck(check, aggregate);
		return check.isEmpty() ? null : check.substring(START.length(), check.length() - 1);
	}

	private static boolean isUncheckable(AggregateColumn column) {
		if (column.getType().getJdbcType().isXml()) {
			return true;
		}
		BasicValue value = (BasicValue) column.getValue();
		return switch (value.getResolution().getJdbcType().getDefaultSqlTypeCode()) {
			case SqlTypes.STRUCT_ARRAY, SqlTypes.STRUCT_TABLE, SqlTypes.JSON_ARRAY, SqlTypes.XML_ARRAY,
					SqlTypes.ARRAY ->
				true;
			default -> false;
		};
	}

}
