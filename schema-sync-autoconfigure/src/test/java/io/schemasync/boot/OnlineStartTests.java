package io.schemasync.boot;

import java.sql.Connection;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.schemasync.boot.shop.Product;
import io.schemasync.boot.view.JsonView;
import io.schemasync.boot.view.UnitView;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import io.schemasync.testing.AnswerSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Applications that start while an index is still being built. */
class OnlineStartTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@Test
	void startsWhileAnIndexIsBuiltAndStopsTheBuildWhenItIsClosed() throws Exception {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null, code varchar(255))");
		this.jdbc.execute("insert into product values (1, 'Tea', 'T')");
		try (Connection old = this.database.dataSource().getConnection()) {
			old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
			old.setAutoCommit(false);
			old.createStatement().execute("select count(*) from pg_class");
			ConfigurableApplicationContext application = start();
			SyncedUnit unit = application.getBean(SyncedUnits.class).all().get(0);
			assertThat(unit.lastRun().running()).isTrue();
			assertThat(unit.lastRun().outcome()).isInstanceOf(Outcome.Continues.class);
			await(() -> unit.progress() != null);
			JsonNode shown = AnswerSchema.check("unit", JsonView.of(UnitView.of(unit)));
			assertThat(shown.get("status").asString()).isEqualTo("RUNNING");
			assertThat(shown.get("lastRun").get("progress").get("object").asString()).contains("product");
			application.close();
			assertThat(this.jdbc.queryForObject(
					"select count(*) from pg_stat_progress_create_index where datname = current_database()",
					Integer.class))
				.isZero();
			old.rollback();
		}
		try (ConfigurableApplicationContext application = start()) {
			SyncedUnit unit = application.getBean(SyncedUnits.class).all().get(0);
			await(() -> !unit.lastRun().running());
			assertThat(unit.lastRun().error()).isNull();
			assertThat(unit.plan().steps()).isEmpty();
		}
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE)
			.run("--ENVIRONMENT=production", "--spring.flyway.enabled=false", "--spring.liquibase.enabled=false",
					"--schemasync.additive.online-wait=300ms", "--spring.datasource.url=" + this.database.url(),
					"--spring.datasource.username=" + this.database.username(),
					"--spring.datasource.password=" + this.database.password());
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("waited for too long").isLessThan(deadline);
			Thread.sleep(50);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

	}

}
