package io.schemasync.boot;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;

import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/** Tells Spring Boot whose tables it need not let Hibernate create. */
final class SchemaSyncSchemaManagementProvider implements SchemaManagementProvider {

	@Override
	public SchemaManagement getSchemaManagement(DataSource dataSource) {
		return SchemaSync.supports(dataSource) ? SchemaManagement.MANAGED : SchemaManagement.UNMANAGED;
	}

}
