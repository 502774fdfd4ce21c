package io.schemasync.dialect.sqlite;

/**
 * Kinds of facts that {@link CatalogReader} reads. Only tables with pages of their own
 * are looked into: the module behind a virtual one may be missing, and a view may be
 * broken.
 */
enum CatalogPart {

	SERVER("""
			sqlite_version(), (select file from pragma_database_list where name = 'main'),
			(select query_only from pragma_query_only), null, null, null, null, null"""),

	OBJECTS("""
			type, name, tbl_name, sql, rootpage, null, null, null
			from main.sqlite_schema where name not like 'sqlite\\_%' escape '\\'"""),

	TABLES("""
			name, type, wr, strict, null, null, null, null
			from pragma_table_list where schema = 'main' and type <> 'view'"""),

	COLUMNS("""
			t.name, c.name, c.type, c."notnull", c.dflt_value, c.pk, c.hidden, null
			from main.sqlite_schema t, pragma_table_xinfo(t.name, 'main') c
			where t.type = 'table' and t.rootpage > 0 and t.name not like 'sqlite\\_%' escape '\\'"""),

	INDEXES("""
			t.name, i.name, i."unique", i.origin, i.partial, null, null, null
			from main.sqlite_schema t, pragma_index_list(t.name, 'main') i
			where t.type = 'table' and t.rootpage > 0 and t.name not like 'sqlite\\_%' escape '\\'"""),

	INDEX_COLUMNS("""
			i.name, x.name, x.cid, x.desc, x.coll, null, null, null
			from main.sqlite_schema t, pragma_index_list(t.name, 'main') i, pragma_index_xinfo(i.name, 'main') x
			where t.type = 'table' and t.rootpage > 0 and t.name not like 'sqlite\\_%' escape '\\' and x.key""");

	/** How many values each row has. */
	static final int WIDTH = 8;

	private final String query;

	CatalogPart(String query) {
		this.query = query;
	}

	String sql() {
		return "select " + ordinal() + ", " + this.query;
	}

}
