package io.schemasync.boot.actuate;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.MeterRegistry;
import io.schemasync.boot.SchemaSyncFailedEvent;
import io.schemasync.boot.SchemaSyncRunEvent;
import io.schemasync.boot.SchemaSyncedEvent;
import io.schemasync.boot.shop.Product;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Meters and events of whole applications. */
class SchemaSyncMetricsTests {

	private static final List<SchemaSyncRunEvent> EVENTS = new CopyOnWriteArrayList<>();

	private final TestDatabase database = TestPostgres.freshDatabase();

	@Test
	void tellsListenersAndMetersWhatTheStartDid() {
		EVENTS.clear();
		JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());
		jdbc.execute("create table product (id bigint primary key, name varchar(200) not null, legacy text)");
		jdbc.execute("insert into product values (1, 'Tea', null)");
		try (ConfigurableApplicationContext application = start()) {
			assertThat(EVENTS).singleElement()
				.isInstanceOfSatisfying(SchemaSyncedEvent.class,
						(event) -> assertThat(event.getOutcome()).isInstanceOf(Outcome.Applied.class));
			MeterRegistry registry = application.getBean(MeterRegistry.class);
			assertThat(registry.get("schemasync.apply")
				.tags("unit", "entityManagerFactory", "outcome", "applied")
				.timer()
				.count()).isEqualTo(1);
			assertThat(registry.get("schemasync.steps").tag("decision", "withheld").gauge().value()).isEqualTo(1);
			assertThat(registry.get("schemasync.steps").tag("decision", "apply").gauge().value()).isZero();
			assertThat(registry.get("schemasync.unmapped").gauge().value()).isEqualTo(1);
		}
	}

	@Test
	void tellsListenersThatTheStartFailed() {
		EVENTS.clear();
		assertThatException().isThrownBy(() -> start("--schemasync.mode=validate"));
		assertThat(EVENTS).singleElement()
			.isInstanceOfSatisfying(SchemaSyncFailedEvent.class,
					(event) -> assertThat(event.getFailure()).isInstanceOf(SchemaSyncException.class));
	}

	private ConfigurableApplicationContext start(String... arguments) {
		return new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE)
			.properties("ENVIRONMENT=production", "spring.flyway.enabled=false", "spring.liquibase.enabled=false",
					"spring.datasource.url=" + this.database.url(),
					"spring.datasource.username=" + this.database.username(),
					"spring.datasource.password=" + this.database.password())
			.listeners((event) -> {
				if (event instanceof SchemaSyncFailedEvent failed) {
					EVENTS.add(failed);
				}
			})
			.run(arguments);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

		@EventListener
		void remember(SchemaSyncedEvent event) {
			EVENTS.add(event);
		}

	}

}
