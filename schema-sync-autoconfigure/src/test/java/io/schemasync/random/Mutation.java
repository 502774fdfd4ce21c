package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Drops a part of whatever a database has.
 */
final class Mutation {

	private static final String STATEMENTS = """
			with relations as (
			  select c.*, c.oid::regclass::text as full_name from pg_class c join pg_namespace n on n.oid = c.relnamespace
			  where c.relname not like 'schemasync\\_%' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema')
			select 'drop table ' || full_name || ' cascade' from relations where relkind = 'r'
			union all select 'drop view ' || full_name || ' cascade' from relations where relkind = 'v'
			union all select 'drop sequence ' || full_name || ' cascade' from relations where relkind = 'S'
			union all select 'drop index ' || full_name from relations where relkind = 'i'
			union all select 'comment on table ' || full_name || ' is null' from relations where relkind = 'r' and obj_description(oid, 'pg_class') is not null
			union all select format('alter table %s drop column %I cascade', c.full_name, a.attname) from relations c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped where c.relkind = 'r'
			union all select format('alter table %s alter %I drop not null', c.full_name, a.attname) from relations c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and attnotnull where c.relkind = 'r'
			union all select format('alter table %s alter %I drop default', c.full_name, a.attname) from relations c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and atthasdef and attgenerated = ''
			  join pg_attrdef d on d.adrelid = c.oid and d.adnum = attnum and pg_get_expr(d.adbin, d.adrelid) not like 'NULL::%' where c.relkind = 'r'
			union all select format('alter table %s alter %I drop identity', c.full_name, a.attname) from relations c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped and attidentity <> '' where c.relkind = 'r'
			union all select format('comment on column %s.%I is null', c.full_name, a.attname) from relations c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped where c.relkind = 'r' and col_description(c.oid, attnum) is not null
			union all select format('alter table %s drop constraint %I cascade', c.full_name, k.conname) from relations c join pg_constraint k on k.conrelid = c.oid and contype <> 'n'
			union all select 'drop type ' || t.oid::regtype || ' cascade' from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
			union all select 'drop cast (' || castsource::regtype || ' as ' || casttarget::regtype || ')' from pg_cast where oid >= 16384
			order by 1
			""";

	private Mutation() {
	}

	static List<String> statements(JdbcTemplate jdbc) {
		return jdbc.queryForList(STATEMENTS, String.class);
	}

	/** What was dropped; what cannot be dropped stays. */
	static List<String> apply(Workbench bench, Random random) {
		double share = List.of(0.02, 0.1, 0.2, 0.5).get(random.nextInt(4));
		List<String> done = new ArrayList<>();
		for (String statement : bench.mutations()) {
			if (random.nextDouble() < share) {
				try {
					bench.mutate(statement);
					done.add(statement);
				}
				catch (DataAccessException ex) {
					// Gone already with something else, or another part needs it
				}
			}
		}
		return done;
	}

}
