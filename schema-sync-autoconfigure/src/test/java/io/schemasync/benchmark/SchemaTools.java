package io.schemasync.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.testing.EntityModels;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/**
 * The schema tools of one application: what each of them does at a start, when the
 * session factory is there.
 */
final class SchemaTools {

	private final HikariDataSource dataSource;

	private final EntityModels model;

	private SchemaTools(HikariDataSource dataSource, EntityModels model) {
		this.dataSource = dataSource;
		this.model = model;
	}

	/**
	 * Build a model and its session factory in this process, and leave the database
	 * alone.
	 * @param server the database
	 * @param tables size of the model
	 * @return its tools
	 */
	static SchemaTools of(MeasuredServer server, int tables) {
		List<Class<?>> entities = ManyEntities.of(tables);
		Thread.currentThread().setContextClassLoader(entities.get(0).getClassLoader());
		return of(server.measured(), entities);
	}

	/**
	 * Build the session factory of a model, and leave the database alone.
	 * @param database the database
	 * @param entities the model
	 * @return its tools
	 */
	static SchemaTools of(TestDatabase database, List<Class<?>> entities) {
		HikariDataSource dataSource = MeasuredServer.pool(database);
		EntityModels model = EntityModels.of(database,
				Map.of("hibernate.connection.datasource", dataSource, "hibernate.max_fetch_depth", 0), entities);
		return new SchemaTools(dataSource, model);
	}

	HikariDataSource dataSource() {
		return this.dataSource;
	}

	SchemaSync sync() {
		return sync(this.dataSource);
	}

	SchemaSync sync(DataSource dataSource) {
		return SchemaSync.builder(dataSource).desired(this.model.source()).build();
	}

	void validate() {
		this.model.validate();
	}

	void update(String strategy) {
		Map<String, Object> settings = new HashMap<>(this.model.sessionFactory().getProperties());
		settings.put("hibernate.hbm2ddl.auto", "update");
		settings.put("hibernate.hbm2ddl.jdbc_metadata_extraction_strategy", strategy);
		SchemaManagementToolCoordinator.process(this.model.metadata(), this.model.sessionFactory().getServiceRegistry(),
				settings, (action) -> {
				});
	}

	/** Note what schema-sync asks a database that is in sync. */
	Queries queries() {
		Recorder glance = new Recorder(this.dataSource);
		sync(glance.dataSource()).run();
		Recorder plan = new Recorder(this.dataSource);
		sync(plan.dataSource()).plan();
		return new Queries(glance.queries().get(0),
				plan.queries().stream().max(Comparator.comparing((query) -> query.sql().length())).orElseThrow());
	}

	/** Ask a query and drop its rows. */
	void ask(Recorder.Query query) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(query.sql())) {
			for (int i = 0; i < query.parameters().size(); i++) {
				statement.setObject(i + 1, query.parameters().get(i));
			}
			try (ResultSet result = statement.executeQuery()) {
				while (result.next()) {
					result.getObject(1);
				}
			}
		}
	}

}
