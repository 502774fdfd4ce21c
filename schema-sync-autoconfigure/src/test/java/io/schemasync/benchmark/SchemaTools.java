package io.schemasync.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.testing.EntityModels;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/**
 * The schema tools of one application: what each of them does at a start, when the
 * session factory is there.
 */
final class SchemaTools {

	private final DataSource dataSource;

	private final EntityModels model;

	SchemaTools(DataSource dataSource, EntityModels model) {
		this.dataSource = dataSource;
		this.model = model;
	}

	SchemaSync sync() {
		return sync(this.dataSource);
	}

	private SchemaSync sync(DataSource dataSource) {
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
