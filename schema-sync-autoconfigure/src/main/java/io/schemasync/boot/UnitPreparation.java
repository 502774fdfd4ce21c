package io.schemasync.boot;

import java.util.Map;

import javax.sql.DataSource;

import io.schemasync.boot.DdlAuto.Request;
import io.schemasync.dialect.Dialects;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.boot.spi.JpaSettings;

import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/**
 * Decides whether a persistence unit is synchronised, and if so, takes the schema out of
 * Hibernate's hands and hooks into its start.
 */
final class UnitPreparation {

	private static final Log logger = LogFactory.getLog("io.schemasync");

	private final Environment environment;

	private final UnitSynchronizer synchronizer;

	private final StartupRecorder startup;

	UnitPreparation(Environment environment, UnitSynchronizer synchronizer, StartupRecorder startup) {
		this.environment = environment;
		this.synchronizer = synchronizer;
		this.startup = startup;
	}

	void prepare(String unit, AbstractEntityManagerFactoryBean factory) {
		DataSource dataSource = factory.getDataSource();
		if (dataSource == null) {
			logger.warn(
					"'%s' has no DataSource, so its database is left alone: give the factory bean one".formatted(unit));
			return;
		}
		TargetDatabase database = TargetDatabase.of(dataSource);
		if (database.supported()) {
			hook(unit, factory, dataSource, database);
		}
		else if (database.embedded()) {
			logger.info("The embedded %s of '%s' is not supported yet and is left to Hibernate's ddl-auto"
				.formatted(database.product(), unit));
		}
		else {
			throw new SchemaSyncException(Problem.UNSUPPORTED_DATABASE,
					"%s %s at %s is not supported.".formatted(database.product(), database.version(), database.url()),
					"Use one of these: %s; or set schemasync.enabled=false.".formatted(Dialects.supported()), null);
		}
	}

	private void hook(String unit, AbstractEntityManagerFactoryBean factory, DataSource dataSource,
			TargetDatabase database) {
		Map<String, Object> properties = factory.getJpaPropertyMap();
		DdlAuto ddlAuto = DdlAuto.from(properties, vendorProperties(factory));
		Request change = ddlAuto.change();
		if (change != null) {
			if (!database.embedded()) {
				throw new DdlAutoRefusal(this.environment).of(unit, change);
			}
			logger.warn("%s=%s is ignored for '%s': schema-sync creates and changes its tables"
				.formatted(change.setting(), change.action(), unit));
		}
		DdlAuto.disable(properties);
		boolean otherIncrement = properties.putIfAbsent(MappingSettings.SEQUENCE_INCREMENT_SIZE_MISMATCH_STRATEGY,
				"none") != null;
		properties.put(JpaSettings.INTEGRATOR_PROVIDER, new ChainedIntegratorProvider(
				properties.get(JpaSettings.INTEGRATOR_PROVIDER),
				new SchemaSyncIntegrator((metadata, sessionFactory) -> this.startup.record(unit,
						() -> this.synchronizer.synchronize(
								new PersistenceUnit(unit, dataSource, database, ddlAuto.validates(), otherIncrement),
								metadata, sessionFactory)))));
	}

	private static Map<String, ?> vendorProperties(AbstractEntityManagerFactoryBean factory) {
		return (factory.getJpaVendorAdapter() != null) ? factory.getJpaVendorAdapter().getJpaPropertyMap() : Map.of();
	}

}
