package io.schemasync.dialect.h2;

/**
 * Kinds of facts that {@link CatalogReader} reads: what to select, from where. An
 * {@code @} stands for the schemas that are asked for.
 */
enum CatalogPart {

	SERVER("h2version(), current_catalog, coalesce(database_path(), 'mem:' || current_catalog), current_user,"
			+ " current_schema, readonly(), (select setting_value from information_schema.settings"
			+ " where setting_name = 'DEFAULT_NULL_ORDERING')", ""),

	/** Those that decide what happens to names. */
	NAMES("setting_name",
			"settings where upper(setting_value) = 'TRUE' and setting_name in ('DATABASE_TO_UPPER',"
					+ " 'DATABASE_TO_LOWER', 'CASE_INSENSITIVE_IDENTIFIERS')"),

	NAMESPACES("schema_name", "schemata where schema_name in (@)"),

	/** Hibernate makes global temporary ones for itself. */
	TABLES("table_schema, table_name, table_type, table_class, remarks, row_count_estimate",
			"tables where table_schema in (@) and table_type not like '%TEMPORARY'"),

	COLUMNS(CatalogPart.TYPE + ", table_schema, table_name, column_name, ordinal_position, is_nullable, column_default,"
			+ " is_identity, identity_generation, generation_expression, remarks, domain_schema, domain_name",
			"columns where table_schema in (@)"),

	ELEMENTS(CatalogPart.TYPE + ", object_schema, object_name, collection_type_identifier",
			"element_types where object_schema in (@) and object_type = 'TABLE'"),

	LABELS("object_schema, object_name, enum_identifier, value_ordinal, value_name",
			"enum_values where object_schema in (@) and object_type = 'TABLE'"),

	/** Also those that foreign keys to other schemas point to. */
	CONSTRAINTS("constraint_schema, constraint_name, table_schema, table_name, constraint_type, nulls_distinct,"
			+ " index_schema, index_name", "table_constraints"),

	KEYS("constraint_schema, constraint_name, ordinal_position, column_name, position_in_unique_constraint",
			"key_column_usage"),

	CHECKS("constraint_schema, constraint_name, check_clause", "check_constraints where constraint_schema in (@)"),

	REFERENCES("constraint_schema, constraint_name, unique_constraint_schema, unique_constraint_name, update_rule,"
			+ " delete_rule", "referential_constraints where constraint_schema in (@)"),

	/** Others are only there to keep a rule. */
	INDEXES("index_schema, index_name, table_schema, table_name, index_type_name, nulls_distinct",
			"indexes where table_schema in (@) and not is_generated"),

	INDEX_COLUMNS("index_schema, index_name, ordinal_position, column_name, ordering_specification, null_ordering",
			"index_columns where table_schema in (@)"),

	SEQUENCES("sequence_schema, sequence_name, start_value, increment, cache",
			"sequences where sequence_schema in (@)"),

	VIEWS("table_schema, table_name, view_definition", "views where table_schema in (@)"),

	DOMAINS("domain_schema, domain_name", "domains"),

	ROUTINES("routine_schema, routine_name", "routines where routine_schema in (@)"),

	TRIGGERS("event_object_schema, event_object_table, trigger_name", "triggers where event_object_schema in (@)");

	private static final String TYPE = "data_type, character_maximum_length, numeric_precision, numeric_scale,"
			+ " datetime_precision, interval_type, interval_precision, maximum_cardinality, dtd_identifier,"
			+ " geometry_type, geometry_srid";

	/** How many values each row has. */
	private static final int WIDTH = 24;

	private final String[] columns;

	private final String source;

	CatalogPart(String columns, String source) {
		this.columns = columns.split(", ?(?![^(]*\\))");
		this.source = source;
	}

	String sql(String schemas) {
		StringBuilder sql = new StringBuilder("select " + ordinal());
		for (int i = 0; i < WIDTH; i++) {
			sql.append(", cast(")
				.append((i < this.columns.length) ? this.columns[i].strip() : "null")
				.append(" as varchar)");
		}
		if (!this.source.isEmpty()) {
			sql.append(" from information_schema.").append(this.source.replace("@", schemas));
		}
		return sql.append('\n').toString();
	}

}
