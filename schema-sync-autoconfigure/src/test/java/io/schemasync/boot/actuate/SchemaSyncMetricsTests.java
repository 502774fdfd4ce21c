package io.schemasync.boot.actuate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
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
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.metrics.StartupStep;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Meters, events, info and startup steps of whole applications. */
class SchemaSyncMetricsTests {

	private static final List<SchemaSyncRunEvent> EVENTS = new CopyOnWriteArrayList<>();

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final BufferingApplicationStartup startup = new BufferingApplicationStartup(10_000);

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
			assertThat(registry.get("schemasync.running").gauge().value()).isZero();
			assertThat(info(application)).containsEntry("schemasync", Map.of("environment", "production", "units", Map
				.of("entityManagerFactory", Map.of("strategy", "additive", "mode", "apply", "status", "WITHHELD"))));
			assertThat(this.startup.getBufferedTimeline().getEvents()).map(TimelineEvent::getStartupStep)
				.filteredOn((step) -> step.getName().equals("schemasync.sync"))
				.singleElement()
				.satisfies((step) -> assertThat(tags(step)).containsExactlyInAnyOrderEntriesOf(
						Map.of("unit", "entityManagerFactory", "environment", "production", "strategy", "additive",
								"mode", "apply", "outcome", "applied", "applied", "3", "withheld", "1")));
			assertThatEachMeterIsDocumented(registry, scrapeAfterPlan(application));
		}
	}

	private String scrapeAfterPlan(ConfigurableApplicationContext application) {
		try (ConfigurableApplicationContext planning = start("--schemasync.mode=plan")) {
			return application.getBean(PrometheusMeterRegistry.class).scrape()
					+ planning.getBean(PrometheusMeterRegistry.class).scrape();
		}
	}

	private static void assertThatEachMeterIsDocumented(MeterRegistry registry, String scrape) {
		Monitoring monitoring = new Monitoring(scrape);
		assertThat(monitoring.documentedMeters()).containsAll(registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getName().startsWith("schemasync."))
			.map(Monitoring::row)
			.toList());
		assertThat(monitoring.documentedMeters()).map((row) -> row.split(" ")[0])
			.allSatisfy((name) -> assertThat(scrape).contains(name.replace('.', '_')));
		assertThat(monitoring.queries()).hasSizeGreaterThan(8)
			.allSatisfy((query) -> assertThat(monitoring.missing(query)).as(query).isEmpty());
	}

	private static Map<String, Object> info(ConfigurableApplicationContext application) {
		Info.Builder builder = new Info.Builder();
		application.getBean(SchemaSyncInfoContributor.class).contribute(builder);
		return builder.build().getDetails();
	}

	private static Map<String, String> tags(StartupStep step) {
		Map<String, String> tags = new TreeMap<>();
		step.getTags().forEach((tag) -> tags.put(tag.getKey(), tag.getValue()));
		return tags;
	}

	@Test
	void tellsListenersThatTheStartFailed() {
		EVENTS.clear();
		assertThatException().isThrownBy(() -> start("--schemasync.mode=validate"));
		assertThat(this.startup.getBufferedTimeline().getEvents()).map(TimelineEvent::getStartupStep)
			.filteredOn((step) -> step.getName().equals("schemasync.sync"))
			.singleElement()
			.satisfies((step) -> assertThat(tags(step)).containsEntry("outcome", "failed"));
		assertThat(EVENTS).singleElement()
			.isInstanceOfSatisfying(SchemaSyncFailedEvent.class,
					(event) -> assertThat(event.getFailure()).isInstanceOf(SchemaSyncException.class));
	}

	private ConfigurableApplicationContext start(String... arguments) {
		return new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE)
			.applicationStartup(this.startup)
			.properties("management.info.schemasync.enabled=true", "ENVIRONMENT=production",
					"spring.flyway.enabled=false", "spring.liquibase.enabled=false",
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
