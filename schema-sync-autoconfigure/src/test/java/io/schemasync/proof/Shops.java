package io.schemasync.proof;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.plan.PlanSettings;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Databases of the shop on one server, made quickly by copying others.
 */
final class Shops {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private static final PlanSettings STRICT_AT_ONCE = strictAtOnce(true);

	private final TestDatabase orders;

	/**
	 * @param orders any database of the server, to give orders from
	 */
	Shops(TestDatabase orders) {
		this.orders = orders;
	}

	/** Create the database that the old version left behind. */
	TestDatabase old(int customers) {
		TestDatabase database = empty();
		try (EntityModels models = EntityModels.of(database, OldShop.ENTITIES)) {
			sync(database.dataSource(), models.source()).build().run();
		}
		fill(database, customers);
		return database;
	}

	private static void fill(TestDatabase database, int customers) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		jdbc.update("""
				insert into customers (id, name, email, phone, fax, legacy, mood)
				select n, 'Customer ' || n, n || '@example.org', n::text, 'none', 'x', 'CALM'
				from generate_series(1, ?) n""", customers);
		jdbc.update("""
				insert into purchases (id, customer_id, status, amount, placed_on)
				select n, 1 + n % ?, case n % 3 when 0 then 'OPEN' else 'PAID' end, n, date '2020-01-01' + n % 1000
				from generate_series(1, ? * 3) n""", customers, customers);
		jdbc.execute("select setval('customers_seq', %d), setval('purchases_seq', %d)".formatted(customers + 1,
				customers * 3 + 1));
		jdbc.execute("analyze");
	}

	/** Create the database that the new version makes where there was none. */
	TestDatabase latest() {
		TestDatabase database = empty();
		try (EntityModels models = EntityModels.of(database, NewShop.ENTITIES)) {
			sync(database.dataSource(), models.source()).build().run();
		}
		return database;
	}

	TestDatabase empty() {
		return create("");
	}

	TestDatabase copyOf(TestDatabase template) {
		return create(" template " + template.name());
	}

	private TestDatabase create(String how) {
		String name = "shop_" + COUNT.incrementAndGet();
		new JdbcTemplate(this.orders.dataSource()).execute("create database " + name + how);
		String url = this.orders.url().substring(0, this.orders.url().lastIndexOf('/') + 1) + name;
		return new TestDatabase(name, url, this.orders.username(), this.orders.password());
	}

	void drop(TestDatabase database) {
		new JdbcTemplate(this.orders.dataSource()).execute("drop database " + database.name() + " with (force)");
	}

	/**
	 * Return settings under which stricter rules do not wait for the old version to go.
	 */
	static PlanSettings strictAtOnce(boolean widen) {
		PlanSettings usual = PlanSettings.DEFAULTS;
		return new PlanSettings(usual.exclude(), usual.ignoreUnmapped(), true, widen, false, usual.rewriteLimit(),
				usual.probeTimeout(), Duration.ZERO);
	}

	/** Do as the new version would, but for waiting before rules become stricter. */
	static SchemaSyncBuilder sync(DataSource dataSource, SchemaSource desired) {
		return SchemaSync.builder(dataSource).desired(desired).owner("shop").planSettings(STRICT_AT_ONCE);
	}

}
