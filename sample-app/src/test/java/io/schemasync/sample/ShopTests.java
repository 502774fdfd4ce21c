package io.schemasync.sample;

import java.util.List;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole shop, started as a person starts it and asked over HTTP.
 */
class ShopTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@Test
	void productionKeepsTheRowsOfTheFirstVersion() {
		loadFirstVersion();
		String before = firstVersionsRows();

		try (RunningShop shop = start("production")) {
			assertThat(shop.get("/customers", "application/json")).contains("ada@example.org", "STANDARD");
			assertThat(shop.get("/orders", "application/json")).contains("SHIPPED");
			assertThat(shop.get("/actuator/schemasync", "text/plain")).contains("WITHHELD")
				.contains("! public.products.price type double precision → numeric(12,2)")
				.contains("column public.customers.fax is unmapped")
				.contains("table public.newsletter_subscriptions is unmapped");
			assertThat(shop.get("/actuator/schemasync", "application/json")).contains("\"environment\":\"production\"");
			assertThat(firstVersionsRows()).isEqualTo(before);
			shop.post("/customers", "{\"email\": \"grace@example.org\", \"name\": \"Grace\"}");
		}
	}

	@Test
	void secondStartChangesNothing() {
		loadFirstVersion();
		start("production").close();
		List<String> catalog = catalog();
		String writes = everWritten();

		start("production").close();

		assertThat(catalog()).isEqualTo(catalog);
		assertThat(everWritten()).isEqualTo(writes);
	}

	@Test
	void startInSyncNeedsOneStatement() {
		start("production").close();
		CountingDataSources.reset();

		start("production").close();

		assertThat(CountingDataSources.statements()).hasSize(1);
	}

	@Test
	void catalogIsTheOneThatHibernateCreates() {
		start("production").close();
		List<String> ours = catalog();
		this.jdbc.execute("drop schema public cascade");
		this.jdbc.execute("create schema public");

		start("production", "--schemasync.enabled=false", "--spring.jpa.hibernate.ddl-auto=create").close();

		assertThat(ours).isEqualTo(catalog()).isNotEmpty();
	}

	@Test
	void everyLaunchInDevelopmentStartsAnew() {
		try (RunningShop shop = start("dev", "--schemasync.recreate.when=always")) {
			shop.post("/customers", "{\"email\": \"grace@example.org\", \"name\": \"Grace\", \"phones\": [\"1\"]}");
			assertThat(shop.get("/customers", "application/json")).contains("grace@example.org");
		}
		asAnotherProcess();
		try (RunningShop shop = start("dev", "--schemasync.recreate.when=always")) {
			assertThat(shop.get("/customers", "application/json")).doesNotContain("grace@example.org");
		}
	}

	/** A further context of one process drops nothing, so forget that there was one. */
	private static void asAnotherProcess() {
		System.getProperties().keySet().removeIf((key) -> key.toString().startsWith("io.schemasync.recreated."));
	}

	private RunningShop start(String environment, String... arguments) {
		return RunningShop.start(this.database, environment, arguments);
	}

	private void loadFirstVersion() {
		new ResourceDatabasePopulator(new ClassPathResource("db/shop-v1.sql")).execute(this.database.dataSource());
	}

	private String firstVersionsRows() {
		return this.jdbc.queryForObject(
				"""
						select (select md5(string_agg(concat_ws('|', id, email, name, street, city, postal_code, country, fax,
						    created_at), ';' order by id)) from customers)
						  || (select md5(string_agg(concat_ws('|', id, sku, name, description, price, availability), ';'
						    order by id)) from products)
						  || (select md5(string_agg(concat_ws('|', id, customer_id, status, placed_at), ';' order by id)) from orders)
						  || (select md5(string_agg(concat_ws('|', id, order_id, product_id, quantity, unit_price), ';' order by id))
						    from order_lines)
						  || (select md5(string_agg(email, ';')) from newsletter_subscriptions)""",
				String.class);
	}

	private String everWritten() {
		return this.jdbc.queryForObject("""
				select concat_ws('|', (select string_agg(xmin::text, ',' order by oid) from pg_class),
				  (select string_agg(xmin::text, ',' order by oid) from pg_constraint),
				  (select string_agg(xmin::text, ',') from schemasync_metadata),
				  (select count(*) from schemasync_history))""", String.class);
	}

	private List<String> catalog() {
		return this.jdbc.queryForList(
				"""
						select c.relname || ' ' || a.attnum || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
						  || a.attnotnull::text || a.attidentity::text || a.attgenerated::text || coalesce(' ' || pg_get_expr(d.adbin, d.adrelid), '')
						  || coalesce(' ' || col_description(c.oid, a.attnum), '')
						from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
						left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
						where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not like 'schemasync%'
						union all
						select c.relname || ' ' || con.conname || ' ' || pg_get_constraintdef(con.oid) || con.convalidated::text
						from pg_constraint con join pg_class c on c.oid = con.conrelid
						where c.relnamespace = 'public'::regnamespace and c.relname not like 'schemasync%'
						union all
						select pg_get_indexdef(i.indexrelid) || i.indisvalid::text from pg_index i join pg_class c on c.oid = i.indrelid
						where c.relnamespace = 'public'::regnamespace and c.relname not like 'schemasync%'
						union all
						select sequencename || ' ' || start_value || ' ' || increment_by || ' ' || cache_size from pg_sequences
						where schemaname = 'public'
						order by 1""",
				String.class);
	}

}
