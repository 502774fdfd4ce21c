package io.schemasync.boot;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.boot.shop.Product;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Whole applications, started as their {@code main} method would. */
@ExtendWith(OutputCaptureExtension.class)
class StartupTests {

	private static final String FILES = "classpath:io/schemasync/boot/";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeEach
	void forgetEarlierLaunches() {
		System.getProperties().keySet().removeIf((key) -> key.toString().startsWith("io.schemasync."));
	}

	@Test
	void runsDataSqlAfterwards() {
		start("--ENVIRONMENT=dev", "--spring.flyway.enabled=false", "--spring.liquibase.enabled=false",
				"--spring.sql.init.mode=always", "--spring.sql.init.data-locations=" + FILES + "data.sql")
			.close();
		assertThat(this.jdbc.queryForObject("select name from product", String.class)).isEqualTo("from data.sql");
	}

	@Test
	void runsDataSqlAfterwardsUnderLazyInitialization() {
		start("--ENVIRONMENT=dev", "--spring.flyway.enabled=false", "--spring.liquibase.enabled=false",
				"--spring.main.lazy-initialization=true", "--spring.sql.init.mode=always",
				"--spring.sql.init.data-locations=" + FILES + "data.sql")
			.close();
		assertThat(this.jdbc.queryForObject("select count(*) from product", Integer.class)).isEqualTo(1);
	}

	@Test
	void followsFlyway() {
		start("--ENVIRONMENT=production", "--spring.liquibase.enabled=false",
				"--spring.flyway.locations=" + FILES + "migration")
			.close();
		assertThat(ShopRunner.tables(this.database)).contains("flyway_was_here", "product");
		assertThat(columnsOfProduct()).contains("code");
	}

	@Test
	void followsLiquibase(CapturedOutput output) {
		start("--ENVIRONMENT=production", "--spring.flyway.enabled=false",
				"--spring.liquibase.change-log=" + FILES + "changelog.sql")
			.close();
		assertThat(ShopRunner.tables(this.database)).contains("liquibase_was_here", "product");
		assertThat(columnsOfProduct()).contains("code");
		assertThat(output).doesNotContain("databasechangelog is unmapped");
	}

	@Test
	void waitsInTheBackgroundUnderAsynchronousBootstrap() {
		start("--ENVIRONMENT=dev", "--spring.flyway.enabled=false", "--spring.liquibase.enabled=false",
				"--spring.jpa.bootstrap=async")
			.close();
		assertThat(ShopRunner.tables(this.database)).contains("product");
	}

	@Test
	void explainsFailureWithoutStackTrace(CapturedOutput output) {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("insert into product values (1, 'Tea')");
		assertThatException().isThrownBy(
				() -> start("--ENVIRONMENT=dev", "--spring.flyway.enabled=false", "--spring.liquibase.enabled=false"));
		assertThat(output)
			.contains("***************************\nAPPLICATION FAILED TO START\n***************************")
			.contains("schema-sync: 'recreate' was refused, nothing was touched", "Action:")
			.contains("Shutdown completed")
			.doesNotContain("\tat ");
	}

	@Test
	void explainsWrongPassword(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--ENVIRONMENT=dev", "--spring.flyway.enabled=false",
				"--spring.liquibase.enabled=false", "--spring.datasource.password=wrong"));
		assertThat(output).contains("APPLICATION FAILED TO START", "schema-sync: user name or password is wrong");
	}

	@Test
	void namesTheLineToRemove(CapturedOutput output) {
		assertThatException().isThrownBy(
				() -> start("--ENVIRONMENT=dev", "--spring.flyway.enabled=false", "--spring.liquibase.enabled=false",
						"--spring.config.additional-location=" + FILES + "update.properties"));
		assertThat(output).contains("APPLICATION FAILED TO START")
			.containsPattern("Remove spring.jpa.hibernate.ddl-auto \\(.*update.properties.* - 2:31\\)");
	}

	@Test
	void explainsContradictoryEnvironment(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--ENVIRONMENT=production", "--environment=dev",
				"--spring.flyway.enabled=false", "--spring.liquibase.enabled=false"));
		assertThat(output).contains("APPLICATION FAILED TO START", "ENVIRONMENT=production", "environment=dev");
	}

	private List<String> columnsOfProduct() {
		return this.jdbc.queryForList("select column_name::text from information_schema.columns "
				+ "where table_name = 'product' and table_schema = 'public'", String.class);
	}

	private ConfigurableApplicationContext start(String... arguments) {
		List<String> all = new ArrayList<>(List.of("--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.username(),
				"--spring.datasource.password=" + this.database.password()));
		for (String argument : arguments) {
			all.removeIf((known) -> known.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
			all.add(argument);
		}
		return new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE).run(all.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackageClasses = Product.class)
	static class Shop {

	}

}
