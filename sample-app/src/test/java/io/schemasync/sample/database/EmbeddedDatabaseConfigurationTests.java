package io.schemasync.sample.database;

import java.nio.file.Path;

import io.schemasync.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedDatabaseConfiguration}.
 */
class EmbeddedDatabaseConfigurationTests {

	@TempDir
	private Path folder;

	private ApplicationContextRunner application;

	@BeforeEach
	void configure() {
		this.application = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class,
					JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class))
			.withUserConfiguration(Database.class)
			.withPropertyValues("sample.postgres-directory=" + this.folder);
	}

	@Test
	void startsWithAnEmptyDatabase() {
		this.application.run((context) -> {
			assertThat(single(context, "SELECT current_database()")).isEqualTo("shop");
			assertThat(single(context, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).isEqualTo(0L);
		});
	}

	@Test
	void loadsTheFirstVersionOnce() {
		ApplicationContextRunner first = this.application.withPropertyValues("sample.start-from=v1");
		first.run((context) -> {
			assertThat(single(context, "SELECT current_database()")).isEqualTo("shop_v1");
			assertThat(single(context, "SELECT count(*) FROM orders")).isEqualTo(3L);
			context.getBean(JdbcClient.class).sql("DELETE FROM order_lines WHERE order_id = 3").update();
		});
		first.run((context) -> assertThat(single(context, "SELECT count(*) FROM order_lines")).isEqualTo(3L));
		this.application.run((context) -> assertThat(single(context, "SELECT current_database()")).isEqualTo("shop"));
	}

	@Test
	void showsProductionWhatItWouldMeetThere() {
		this.application.withPropertyValues("ENVIRONMENT=production", "environment=production")
			.run((context) -> assertThat(single(context, "SELECT current_database()")).isEqualTo("shop_v1"));
	}

	@Test
	void stepsAsideForAnotherServer() {
		this.application.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/other")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedPostgres.class));
	}

	private static Object single(ApplicationContext context, String sql) {
		return context.getBean(JdbcClient.class).sql(sql).query().singleValue();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(SampleProperties.class)
	@Import(EmbeddedDatabaseConfiguration.class)
	static class Database {

	}

}
