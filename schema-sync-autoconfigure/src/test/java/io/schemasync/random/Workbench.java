package io.schemasync.random;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import io.schemasync.plan.Plan;
import io.schemasync.plan.PlanSettings;
import io.schemasync.source.SchemaSource;
import io.schemasync.testing.EntityModels;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database that is emptied for each model, because that is much faster than a new one.
 */
class Workbench implements AutoCloseable {

	private static final PlanSettings SETTINGS = new PlanSettings(List.of(), List.of(), false, true, false,
			PlanSettings.DEFAULTS.rewriteLimit(), PlanSettings.DEFAULTS.probeTimeout(), java.time.Duration.ZERO);

	private final TestDatabase database;

	private final HikariDataSource dataSource;

	private final JdbcTemplate jdbc;

	Workbench() {
		this(TestPostgres.freshDatabase());
	}

	Workbench(TestDatabase database) {
		this.database = database;
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.database.url());
		config.setUsername(this.database.username());
		config.setPassword(this.database.password());
		config.setMaximumPoolSize(4);
		// A name means another table in each model: no statement may be kept
		if (this.database.url().startsWith("jdbc:postgresql:")) {
			config.addDataSourceProperty("prepareThreshold", "0");
		}
		this.dataSource = new HikariDataSource(config);
		this.jdbc = new JdbcTemplate(this.dataSource);
	}

	void empty() {
		List<String> statements = new ArrayList<>(this.jdbc.queryForList("""
				select 'drop schema ' || quote_ident(nspname) || ' cascade' from pg_namespace
				where nspname not like 'pg\\_%' and nspname <> 'information_schema'""", String.class));
		statements.add("create schema public");
		this.jdbc.execute(String.join("; ", statements));
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	JdbcTemplate jdbc() {
		return this.jdbc;
	}

	CatalogSnapshot snapshot() {
		return CatalogSnapshot.of(this.dataSource);
	}

	/** What can be compared without the order of columns. */
	CatalogSnapshot parts() {
		return snapshot();
	}

	/** Put rows into the tables that accept what is tried. */
	void fill() {
		Rows.insert(this.jdbc);
	}

	/** Checksum of each column of each table with rows. */
	Map<String, String> checksums() {
		return Rows.checksums(this.jdbc);
	}

	/** Return statements each of which drops a part of what is there. */
	List<String> mutations() {
		return Mutation.statements(this.jdbc);
	}

	/** Run one of them. */
	void mutate(String mutation) {
		this.jdbc.execute(mutation);
	}

	/** Spell the object of a step as a snapshot does. */
	String spelled(String object) {
		return object;
	}

	/** Tell whether a difference to what Hibernate makes is Hibernate's own doing. */
	boolean isHibernates(String complaint) {
		return false;
	}

	/** Build the model with a way of Hibernate's to treat the database. */
	<R> R hibernate(List<Class<?>> classes, Map<String, Object> modelSettings, String action,
			Function<EntityModels, R> work) {
		Map<String, Object> settings = new HashMap<>(modelSettings);
		settings.put("hibernate.connection.datasource", this.dataSource);
		settings.put("hibernate.hbm2ddl.auto", action);
		settings.put("hibernate.hbm2ddl.halt_on_error", action.equals("create-only"));
		settings.put("jakarta.persistence.create-database-schemas", true);
		// Queries are never asked, and preparing them takes hours where entities refer to
		// each other in circles
		settings.put("hibernate.max_fetch_depth", 0);
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(classes.get(0).getClassLoader());
		try (EntityModels models = EntityModels.of(this.database, settings, classes)) {
			return work.apply(models);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	Plan plan(SchemaSource desired) {
		return sync(desired).plan();
	}

	Outcome run(SchemaSource desired) {
		return sync(desired).run();
	}

	Outcome run(SchemaSource desired, PlanSettings.Renames renames) {
		return SchemaSync.builder(this.dataSource)
			.desired(desired)
			.planSettings(SETTINGS.withRenames(renames))
			.build()
			.run();
	}

	private SchemaSync sync(SchemaSource desired) {
		return SchemaSync.builder(this.dataSource).desired(desired).planSettings(SETTINGS).build();
	}

	@Override
	public void close() {
		this.dataSource.close();
	}

}
