package io.schemasync.boot;

import java.util.Map;

import javax.sql.DataSource;

import io.schemasync.boot.clinic.Patient;
import io.schemasync.boot.shop.Product;
import io.schemasync.boot.view.JsonView;
import io.schemasync.boot.view.UnitView;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.testing.AnswerSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/** Two entity manager factories, each with a database of its own. */
class SeveralUnitsTests {

	private static final TestDatabase SHOP = TestPostgres.freshDatabase();

	private static final TestDatabase CLINIC = TestPostgres.freshDatabase();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SchemaSyncAutoConfiguration.class))
		.withUserConfiguration(Units.class)
		.withPropertyValues("ENVIRONMENT=production", "spring.application.name=hospital");

	@Test
	void eachUnitIsSyncedWithItsOwnDataSource() {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SyncedUnits.class).all()).extracting(SyncedUnit::name)
				.containsExactly("clinicUnit", "shopUnit");
			assertThat(ShopRunner.tables(SHOP)).contains("product").doesNotContain("patient");
			assertThat(ShopRunner.tables(CLINIC)).contains("patient").doesNotContain("product");
			assertThat(new JdbcTemplate(SHOP.dataSource()).queryForList("select owner from schemasync_metadata",
					String.class))
				.containsExactly("hospital/shopUnit");
		});
	}

	@Test
	void showsTheUnitWhoseDatabaseCanBeReachedBesideTheOther() {
		this.runner.run((context) -> {
			allowConnections(CLINIC, false);
			try {
				JsonNode units = AnswerSchema
					.check("units",
							JsonView.of(context.getBean(SyncedUnits.class).all().stream().map(UnitView::of).toList()))
					.get("units");
				assertThat(units.get("shopUnit").get("status").asString()).isEqualTo("IN_SYNC");
				assertThat(units.get("clinicUnit").get("status").asString()).isEqualTo("FAILED");
				assertThat(units.get("clinicUnit").get("error").get("message").asString()).contains(CLINIC.name());
			}
			finally {
				allowConnections(CLINIC, true);
			}
		});
	}

	private static void allowConnections(TestDatabase database, boolean allowed) {
		new JdbcTemplate(SHOP.dataSource())
			.execute("alter database %s with allow_connections %s".formatted(database.name(), allowed));
	}

	@Test
	void oneConnectionForUnitsOfSeveralDatabasesIsRefused() {
		this.runner
			.withPropertyValues("schemasync.datasource.url=" + SHOP.url(),
					"schemasync.datasource.username=" + SHOP.username(),
					"schemasync.datasource.password=" + SHOP.password())
			.run((context) -> {
				assertThat(context).hasFailed();
				assertThat(context.getStartupFailure()).rootCause()
					.hasMessageContaining(SHOP.name())
					.hasMessageContaining(CLINIC.name());
				assertThat(ShopRunner.tables(SHOP)).doesNotContain("patient");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class Units {

		@Bean
		LocalContainerEntityManagerFactoryBean shopUnit() {
			return unit(SHOP.dataSource(), Product.class);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean clinicUnit() {
			return unit(CLINIC.dataSource(), Patient.class);
		}

		private static LocalContainerEntityManagerFactoryBean unit(DataSource dataSource, Class<?> entity) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setDataSource(dataSource);
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setPackagesToScan(entity.getPackageName());
			factory.setJpaPropertyMap(Map.of());
			return factory;
		}

	}

}
