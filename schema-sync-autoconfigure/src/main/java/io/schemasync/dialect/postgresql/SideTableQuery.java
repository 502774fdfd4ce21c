package io.schemasync.dialect.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.schemasync.dialect.SideTable;
import org.jspecify.annotations.Nullable;

/**
 * Adds a table to {@link CatalogQuery} which need not exist. A statement that names a
 * table fails without it, so another one is run from within, which does not begin unless
 * the table is there and may be read; it has XML around it, so what it says goes in
 * digits.
 */
final class SideTableQuery {

	/** Stands where parts of the catalog have their number. */
	static final int NUMBER = -1;

	/** Parameters: the columns, the schema and the table. */
	static final String PART = """
			union all
			select -1, (select convert_from(decode(substring(query_to_xml(format(
			    'select encode(convert_to(coalesce(string_agg(row(%s)::text, %L), %L), %L), %L) as rows from %I.%I',
			    ?::text, '', '', 'UTF8', 'hex', n.nspname, c.relname), false, true, '')::text
			    from '<rows>([0-9a-f]*)</rows>'), 'hex'), 'UTF8')
			  from pg_class c join pg_namespace n on n.oid = c.relnamespace
			  where n.nspname = coalesce(?::text, current_schema()::text) and c.relname = ? and c.relkind = 'r'
			    and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select'))
			""";

	private SideTableQuery() {
	}

	static List<@Nullable Object> parameters(SideTable table) {
		return Arrays.asList(PostgreSqlNames.quoteAll(table.columns()), table.schema(), table.name());
	}

	/** Return the rows of a text; nothing for none. */
	static @Nullable List<List<@Nullable String>> rows(@Nullable String text) {
		if (text == null) {
			return null;
		}
		List<List<@Nullable String>> rows = new ArrayList<>();
		for (CatalogRow row : new CatalogRows().of(text)) {
			rows.add(Arrays.asList(row.values()));
		}
		return rows;
	}

}
