package io.schemasync.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.schemasync.boot.SchemaSyncAutoConfiguration;
import io.schemasync.boot.SyncedUnits;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.Outcome;
import io.schemasync.report.ContractionReport;
import io.schemasync.report.SqlReport;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** An application with the starter and the entities of a page. */
final class GuideApplication {

	private final ApplicationContextRunner runner;

	private final TestDatabase database;

	GuideApplication(TestDatabase database, ClassLoader entities) {
		this.database = database;
		this.runner = new ApplicationContextRunner().withClassLoader(entities)
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					TransactionAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, SchemaSyncAutoConfiguration.class))
			.withUserConfiguration(Shop.class)
			.withPropertyValues("ENVIRONMENT=production", "spring.application.name=shop",
					"spring.datasource.url=" + database.url(), "spring.datasource.username=" + database.username(),
					"spring.datasource.password=" + database.password(), "spring.datasource.hikari.maximum-pool-size=2",
					"spring.jpa.properties.jakarta.persistence.validation.mode=none");
	}

	/** Start and stop it, and return what it logs. */
	String start(List<String> properties) {
		return logged(properties, (context) -> {
			assertThat(context).hasNotFailed();
			runRunners(context);
		});
	}

	/** As Spring Boot does once the context is there. */
	private static void runRunners(AssertableApplicationContext context) {
		context.getBeanProvider(ApplicationRunner.class).orderedStream().forEach((runner) -> {
			try {
				runner.run(new DefaultApplicationArguments());
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	/**
	 * Return what the command {@code plan} writes with {@code --schemasync.format=sql}.
	 */
	String script(List<String> properties) {
		String[] script = new String[1];
		List<String> planning = new ArrayList<>(properties);
		planning.add("schemasync.mode=plan");
		logged(planning, (context) -> {
			assertThat(context).hasNotFailed();
			Outcome outcome = context.getBean(SyncedUnits.class).all().get(0).lastRun().outcome();
			script[0] = SqlReport.of(Objects.requireNonNull(outcome).remaining());
		});
		return masked(script[0]);
	}

	/** Return what the command {@code contract} writes, but for its first line. */
	String contraction(List<String> properties) {
		String[] text = new String[1];
		List<String> planning = new ArrayList<>(properties);
		planning.add("schemasync.mode=plan");
		logged(planning, (context) -> {
			assertThat(context).hasNotFailed();
			text[0] = context.getBean(SyncedUnits.class)
				.all()
				.stream()
				.flatMap((unit) -> ContractionReport.lines(unit.contraction()).stream())
				.map((line) -> line + "\n")
				.collect(Collectors.joining());
		});
		return masked(text[0]);
	}

	/** Start it, which must fail, and return what it says. */
	String refused(List<String> properties) {
		String[] said = new String[1];
		logged(properties, (context) -> {
			assertThat(context).hasFailed();
			said[0] = GuideFailure.analysis(context.getStartupFailure());
		});
		return masked(said[0]);
	}

	/** Start it as a version that knows nothing of what came later, and read all rows. */
	void readsAll() {
		logged(List.of(), (context) -> {
			assertThat(context).hasNotFailed();
			EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
			try (EntityManager entities = factory.createEntityManager()) {
				factory.getMetamodel()
					.getEntities()
					.forEach((type) -> entities.createQuery("from " + type.getName()).getResultList());
			}
		});
	}

	private String logged(List<String> properties, Consumer<AssertableApplicationContext> check) {
		Logger logger = (Logger) LoggerFactory.getLogger("io.schemasync");
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		try {
			with(properties).run(check::accept);
		}
		finally {
			logger.detachAppender(appender);
		}
		return masked(new ArrayList<>(appender.list).stream()
			.map((event) -> event.getFormattedMessage() + "\n")
			.collect(Collectors.joining()));
	}

	private ApplicationContextRunner with(List<String> properties) {
		ApplicationContextRunner with = this.runner.withPropertyValues(properties.toArray(String[]::new));
		if (properties.toString().contains("spring.flyway.")) {
			with = with.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));
		}
		if (properties.toString().contains("spring.liquibase.")) {
			with = with.withConfiguration(AutoConfigurations.of(LiquibaseAutoConfiguration.class));
		}
		return with;
	}

	private String masked(String text) {
		return text.replace(this.database.url(), "jdbc:postgresql://db.example.org:5432/shop")
			.replaceAll("\\b" + this.database.name() + "\\b", "shop");
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackages = GuideEntities.PACKAGE)
	@ComponentScan(GuideEntities.PACKAGE)
	static class Shop {

	}

}
