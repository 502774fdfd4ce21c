package io.schemasync.boot;

import java.util.List;

import io.schemasync.boot.shop.Product;
import io.schemasync.embedded.TestDatabase;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Starts a shop with one entity on a database. */
final class ShopRunner {

	private ShopRunner() {
	}

	static ApplicationContextRunner on(TestDatabase database) {
		return withoutDatabase().withPropertyValues("spring.datasource.url=" + database.url(),
				"spring.datasource.username=" + database.username(),
				"spring.datasource.password=" + database.password(), "spring.datasource.hikari.maximum-pool-size=2");
	}

	static ApplicationContextRunner withoutDatabase() {
		return new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, TransactionAutoConfiguration.class,
							HibernateJpaAutoConfiguration.class, SchemaSyncAutoConfiguration.class))
			.withUserConfiguration(Shop.class);
	}

	static List<String> tables(TestDatabase database) {
		return new JdbcTemplate(database.dataSource()).queryForList(
				"select tablename::text from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
				String.class);
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

	}

}
