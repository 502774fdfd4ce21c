package io.schemasync.scenario;

import java.util.List;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.Strategy;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class RecreateSurroundingsTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@Test
	void givesBackOthersViewsAndTheRightsOnEverything() {
		this.jdbc.execute("create table item (id bigint primary key, name text, secret text)");
		Schema desired = new PostgreSqlDialect().read(this.jdbc, new CatalogScope(Set.of(), true)).schema();
		this.jdbc.execute("create role reader_" + this.database.name());
		this.jdbc.execute("create schema other");
		this.jdbc.execute("create view other.names as select id, name from item");
		this.jdbc
			.execute("create view other.upper_names with (security_barrier) as select upper(name) u from other.names");
		this.jdbc.execute("create table other.stock (item_id bigint references item)");
		this.jdbc.execute("grant select on other.upper_names to public");
		this.jdbc.execute("grant select (name), update (name) on item to reader_" + this.database.name());
		this.jdbc.execute("grant insert on item to reader_" + this.database.name() + " with grant option");
		List<String> before = state();

		SchemaSync sync = SchemaSync.builder(this.database.dataSource())
			.desired(() -> desired)
			.strategy(Strategy.RECREATE)
			.build();

		assertThat(sync.plan().notes()).anySatisfy((note) -> assertThat(note).contains("other.upper_names"))
			.anySatisfy((note) -> assertThat(note).contains("stock_item_id_fkey"));
		sync.run();
		assertThat(state()).isEqualTo(before);
	}

	private List<String> state() {
		return this.jdbc.queryForList("""
				select c.relname || coalesce(c.reloptions::text, '') || coalesce(pg_get_viewdef(c.oid), '')
				  || coalesce(c.relacl::text, '') || coalesce((select string_agg(attacl::text, ' ') from pg_attribute
				  where attrelid = c.oid), '')
				from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind in ('r', 'v') and n.nspname in ('public', 'other') and c.relname not like 'schemasync%'
				order by 1""", String.class);
	}

}
