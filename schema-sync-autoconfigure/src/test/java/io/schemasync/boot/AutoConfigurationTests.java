package io.schemasync.boot;

import java.sql.Connection;
import java.util.regex.Pattern;

import io.schemasync.boot.shop.Product;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class AutoConfigurationTests {

	/**
	 * By the pattern of Logback itself, or by that of Spring Boot if an application ran
	 * before.
	 */
	private static final Pattern LOGGED = Pattern.compile(" io\\.schemasync +(--|:) ");

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final ApplicationContextRunner shop = ShopRunner.on(this.database);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeEach
	void forgetEarlierLaunches() {
		System.getProperties().keySet().removeIf((key) -> key.toString().startsWith("io.schemasync."));
	}

	@Test
	void createsTablesInDevelopment(CapturedOutput output) {
		this.shop.withPropertyValues("ENVIRONMENT=dev").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(ShopRunner.tables(this.database)).contains("product", "schemasync_metadata");
			assertThat(output).contains("Environment 'dev': strategy recreate (ENVIRONMENT)")
				.contains("+ public.product table with 3 columns")
				.contains("steps applied in");
		});
	}

	@Test
	void createsTablesInProduction() {
		this.shop.withPropertyValues("ENVIRONMENT=production").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(ShopRunner.tables(this.database)).contains("product");
		});
	}

	@Test
	void logsOneLineWhenInSync(CapturedOutput output) {
		this.shop.withPropertyValues("ENVIRONMENT=production").run((context) -> assertThat(context).hasNotFailed());
		int before = output.getAll().length();
		this.shop.withPropertyValues("ENVIRONMENT=production").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getAll().substring(before).lines().filter((line) -> LOGGED.matcher(line).find()))
			.singleElement()
			.asString()
			.contains("Environment 'production': strategy additive", "objects match", " ms)");
	}

	@Test
	void isAsIfAbsentWhenDisabled() {
		this.shop.withPropertyValues("schemasync.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SyncedUnits.class);
			assertThat(ShopRunner.tables(this.database)).isEmpty();
		});
	}

	@Test
	void worksWithoutActuator() {
		this.shop.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate", "io.micrometer"))
			.withPropertyValues("ENVIRONMENT=dev")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void isAbsentWithoutHibernate() {
		ShopRunner.withoutDatabase()
			.withClassLoader(new FilteredClassLoader("org.hibernate"))
			.withPropertyValues("spring.datasource.url=" + this.database.url())
			.run((context) -> assertThat(context).doesNotHaveBean(SyncedUnits.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.jpa.hibernate.ddl-auto=update", "spring.jpa.hibernate.ddl-auto=create-drop",
			"spring.jpa.properties.hibernate.hbm2ddl.auto=create", "spring.jpa.generate-ddl=true",
			"spring.jpa.properties.jakarta.persistence.schema-generation.database.action=drop-and-create" })
	void refusesToWorkBesideHibernatesSchemaTool(String property) {
		this.shop.withPropertyValues("ENVIRONMENT=dev", property).run((context) -> {
			SchemaSyncException problem = problemOf(context);
			assertThat(problem.problem()).isEqualTo(Problem.CONFIGURATION);
			assertThat(problem).hasMessageContaining("It comes from " + property);
			assertThat(problem.action()).contains("Remove " + property.substring(0, property.indexOf('=')));
			assertThat(ShopRunner.tables(this.database)).isEmpty();
		});
	}

	@Test
	void createsExtensionsThatAreListed() {
		this.shop.withPropertyValues("ENVIRONMENT=production", "schemasync.postgresql.extensions=citext,uuid-ossp")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(new JdbcTemplate(this.database.dataSource()).queryForList("select extname from pg_extension",
						String.class))
					.contains("citext", "uuid-ossp");
			});
		this.shop
			.withPropertyValues("ENVIRONMENT=production", "schemasync.mode=validate",
					"schemasync.postgresql.extensions=citext,uuid-ossp")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void acceptsDdlAutoNone() {
		this.shop.withPropertyValues("ENVIRONMENT=dev", "spring.jpa.hibernate.ddl-auto=none")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void validatesAfterwardsWhenAskedTo() {
		this.shop.withPropertyValues("ENVIRONMENT=dev", "spring.jpa.hibernate.ddl-auto=validate")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void validationSeesWhatWasNotApplied() {
		this.shop
			.withPropertyValues("ENVIRONMENT=production", "schemasync.mode=plan",
					"spring.jpa.hibernate.ddl-auto=validate")
			.run((context) -> assertThat(context).getFailure().hasRootCauseInstanceOf(SchemaManagementException.class));
	}

	@Test
	void modePlanChangesNothing(CapturedOutput output) {
		this.shop.withPropertyValues("ENVIRONMENT=production", "schemasync.mode=plan").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(ShopRunner.tables(this.database)).isEmpty();
			assertThat(output).contains("+ public.product").contains("Nothing was changed: ");
		});
	}

	@Test
	void modeValidateFailsUnlessInSync() {
		this.shop.withPropertyValues("ENVIRONMENT=production", "schemasync.mode=validate")
			.run((context) -> assertThat(problemOf(context).problem()).isEqualTo(Problem.NOT_IN_SYNC));
	}

	@Test
	void neverDropsWithoutAnEnvironment(CapturedOutput output) {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("insert into product values (1, 'Tea')");
		this.shop.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.jdbc.queryForObject("select name from product", String.class)).isEqualTo("Tea");
			assertThat(output).contains("ENVIRONMENT is not set, so nothing is dropped (additive)")
				.contains("+ public.product.code ");
		});
	}

	@Test
	void refusesToRecreateWhatItDidNotMake() {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("insert into product values (1, 'Tea')");
		this.shop.withPropertyValues("ENVIRONMENT=dev", "schemasync.on-failure=continue").run((context) -> {
			assertThat(problemOf(context).problem()).isEqualTo(Problem.RECREATE_REFUSED);
			assertThat(this.jdbc.queryForObject("select name from product", String.class)).isEqualTo("Tea");
		});
	}

	@Test
	void reportsWrongPassword() {
		this.shop.withPropertyValues("ENVIRONMENT=dev", "spring.datasource.password=wrong")
			.run((context) -> assertThat(problemOf(context).problem()).isEqualTo(Problem.WRONG_CREDENTIALS));
	}

	@Test
	void reportsUnreachableServer() {
		this.shop.withPropertyValues("ENVIRONMENT=dev", "spring.datasource.url=jdbc:postgresql://localhost:1/shop")
			.run((context) -> assertThat(problemOf(context).problem()).isEqualTo(Problem.CANNOT_CONNECT));
	}

	@Test
	void reportsMissingRights() {
		String role = role("novice");
		// Before PostgreSQL 15 everybody may create in public.
		new JdbcTemplate(this.database.dataSource()).execute("revoke create on schema public from public");
		ShopRunner.on(this.database.as(role, "secret")).withPropertyValues("ENVIRONMENT=production").run((context) -> {
			assertThat(problemOf(context).problem()).isEqualTo(Problem.NO_RIGHTS);
			assertThat(problemOf(context).action()).isNotBlank();
		});
	}

	@Test
	void plansWithRoleThatMayOnlyRead(CapturedOutput output) {
		String role = role("reader");
		ShopRunner.on(this.database.as(role, "secret"))
			.withPropertyValues("ENVIRONMENT=production", "schemasync.mode=plan")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(output).contains("+ public.product");
			});
	}

	@Test
	void usesItsOwnConnection() {
		String role = role("app");
		this.jdbc.execute("create schema shop");
		this.jdbc.execute("grant usage on schema shop to " + role);
		this.jdbc.execute("alter role %s in database %s set search_path = shop".formatted(role, this.database.name()));
		ShopRunner.on(this.database.as(role, "secret"))
			.withPropertyValues("ENVIRONMENT=production", "schemasync.datasource.username=" + this.database.username(),
					"schemasync.datasource.password=" + this.database.password())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(this.jdbc.queryForList("select schemaname::text from pg_tables where tablename = 'product'",
						String.class))
					.containsExactly("shop");
			});
	}

	@Test
	void startsLazyApplicationsEagerly() {
		this.shop.withPropertyValues("ENVIRONMENT=dev")
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(ShopRunner.tables(this.database)).contains("product"));
	}

	@Test
	void keepsTheApplicationsOwnIntegrators() {
		this.shop
			.withPropertyValues("ENVIRONMENT=dev",
					"spring.jpa.properties.hibernate.integrator_provider=" + CountingIntegrators.class.getName())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(CountingIntegrators.integrated).isPositive();
				assertThat(ShopRunner.tables(this.database)).contains("product");
			});
	}

	@Test
	void recreatesOncePerLaunch() {
		ApplicationContextRunner dev = this.shop.withPropertyValues("ENVIRONMENT=dev");
		dev.run((context) -> this.jdbc.execute("insert into product (id, name) values (1, 'Tea')"));
		dev.run((context) -> assertThat(rows()).isEqualTo(1));
		forgetEarlierLaunches();
		dev.run((context) -> assertThat(rows()).isZero());
	}

	@Test
	void customizersHaveTheLastWord() {
		this.shop.withPropertyValues("ENVIRONMENT=production")
			.withBean(SchemaSyncBuilderCustomizer.class,
					() -> (unit, builder) -> builder.bookkeepingSchema("books_of_" + unit.toLowerCase()))
			.run((context) -> assertThat(this.jdbc.queryForList(
					"select schemaname::text from pg_tables where tablename = 'schemasync_metadata'", String.class))
				.containsExactly("books_of_entitymanagerfactory"));
	}

	@Test
	void returnsConnectionsToThePool() {
		this.shop
			.withPropertyValues("ENVIRONMENT=dev", "spring.datasource.hikari.maximum-pool-size=1",
					"spring.datasource.hikari.connection-timeout=2000")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				try (Connection connection = context.getBean(javax.sql.DataSource.class).getConnection()) {
					assertThat(connection.getAutoCommit()).isTrue();
				}
				assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().entity(Product.class))
					.isNotNull();
			});
	}

	private Integer rows() {
		return this.jdbc.queryForObject("select count(*) from product", Integer.class);
	}

	private String role(String name) {
		String role = name + "_" + this.database.name();
		this.jdbc.execute("create role %s login password 'secret'".formatted(role));
		return role;
	}

	private static SchemaSyncException problemOf(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		Throwable cause = context.getStartupFailure();
		while (cause != null && !(cause instanceof SchemaSyncException)) {
			cause = cause.getCause();
		}
		assertThat(cause).as("cause of %s", context.getStartupFailure()).isInstanceOf(SchemaSyncException.class);
		return (SchemaSyncException) cause;
	}

}
