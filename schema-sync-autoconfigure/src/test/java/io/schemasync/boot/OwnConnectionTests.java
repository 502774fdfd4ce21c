package io.schemasync.boot;

import javax.sql.DataSource;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

import io.schemasync.boot.shop.Product;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.testing.PgBouncer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** schema-sync has a connection of its own, with more rights than the application's. */
class OwnConnectionTests {

	private static TestDatabase owners;

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private final String clerk = "clerk_" + this.database.name();

	private final String keeper = "keeper_" + this.database.name();

	private final ApplicationContextRunner asClerk = ShopRunner.on(this.database.as(this.clerk, "secret"))
		.withPropertyValues("ENVIRONMENT=production");

	private final ApplicationContextRunner application = this.asClerk
		.withPropertyValues("schemasync.datasource.username=" + this.keeper, "schemasync.datasource.password=secret");

	@BeforeEach
	void twoRoles() {
		forgetEarlierLaunches();
		for (String role : new String[] { this.clerk, this.keeper }) {
			this.jdbc.execute("create role %s login password 'secret'".formatted(role));
		}
		this.jdbc.execute("revoke create on schema public from public");
		this.jdbc.execute("grant create on schema public to " + this.keeper);
		this.jdbc.execute("grant create on database %s to %s".formatted(this.database.name(), this.keeper));
	}

	@AfterEach
	void dropRoles() {
		for (String role : new String[] { this.clerk, this.keeper }) {
			this.jdbc.execute("drop owned by " + role);
			this.jdbc.execute("drop role " + role);
		}
	}

	@Test
	void applicationMayWorkWithWhatTheOtherRoleCreated() {
		this.application.run(OwnConnectionTests::assertWorks);
		assertThat(this.jdbc.queryForObject("select tableowner::text from pg_tables where tablename = 'product'",
				String.class))
			.isEqualTo(this.keeper);
		assertThat(this.jdbc.queryForObject("select has_table_privilege(?, 'product', 'truncate')", Boolean.class,
				this.clerk))
			.isFalse();
	}

	@Test
	void applicationMayWorkWithWhatIsMadeAnew() {
		for (int launch = 0; launch < 2; launch++) {
			forgetEarlierLaunches();
			this.application.withPropertyValues("ENVIRONMENT=dev").run(OwnConnectionTests::assertWorks);
		}
	}

	@Test
	void startFailsWhereTheApplicationCouldNotReadItsTables() {
		this.application.withPropertyValues("schemasync.datasource.grant=false").run((context) -> {
			assertThat(problemOf(context).problem()).isEqualTo(Problem.NO_RIGHTS);
			assertThat(problemOf(context)).hasMessageContaining(this.clerk).hasMessageContaining("product");
			assertThat(problemOf(context).action()).contains("GRANT");
		});
	}

	@Test
	void roleWithRightsBySetRoleIsTheOneThatCounts() {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null, code varchar(255))");
		this.jdbc.execute("grant select (id, name) on product to " + this.clerk);
		this.jdbc.execute("alter table product owner to " + this.keeper);
		this.application.run((context) -> {
			assertThat(problemOf(context).problem()).as("column code").isEqualTo(Problem.NO_RIGHTS);
		});
	}

	@Test
	void anotherDatabaseIsRefused() {
		TestDatabase other = TestPostgres.freshDatabase();
		this.application
			.withPropertyValues("schemasync.datasource.url=" + other.url(),
					"schemasync.datasource.username=" + other.username(),
					"schemasync.datasource.password=" + other.password())
			.run((context) -> {
				assertThat(problemOf(context).problem()).isEqualTo(Problem.CONFIGURATION);
				assertThat(problemOf(context)).hasMessageContaining(other.name())
					.hasMessageContaining(this.database.name());
			});
		assertThat(ShopRunner.tables(other)).isEmpty();
	}

	@Test
	void markedBeanIsTakenAndNobodyElseTakesIt() {
		owners = this.database.as(this.keeper, "secret");
		this.asClerk.withUserConfiguration(Marked.class).run((context) -> {
			assertWorks(context);
			assertThat(context.getBean(DataSource.class)).isNotSameAs(context.getBean("owners"));
		});
	}

	@Test
	void applicationBehindPgBouncerIsSyncedByADirectConnection() {
		assumeThat(PgBouncer.isInstalled()).as("pgbouncer is on the PATH").isTrue();
		try (PgBouncer pooler = PgBouncer.start("transaction", this.database)) {
			ShopRunner.on(pooler.database())
				.withPropertyValues("ENVIRONMENT=production", "schemasync.datasource.url=" + this.database.url(),
						"schemasync.datasource.username=" + this.database.username(),
						"schemasync.datasource.password=" + this.database.password())
				.run(OwnConnectionTests::assertWorks);
		}
	}

	private static void forgetEarlierLaunches() {
		System.getProperties().keySet().removeIf((key) -> key.toString().startsWith("io.schemasync."));
	}

	private static void assertWorks(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		EntityManager entities = context.getBean(EntityManagerFactory.class).createEntityManager();
		entities.getTransaction().begin();
		for (Product product : entities.createQuery("from Product", Product.class).getResultList()) {
			entities.remove(product);
		}
		entities.createNativeQuery("insert into product (id, name) values (nextval('product_seq'), 'Tea')")
			.executeUpdate();
		entities.getTransaction().commit();
		entities.close();
	}

	private static SchemaSyncException problemOf(AssertableApplicationContext context) {
		assertThat(context).hasFailed();
		Throwable cause = context.getStartupFailure();
		while (cause != null && !(cause instanceof SchemaSyncException)) {
			cause = cause.getCause();
		}
		assertThat(cause).as("cause of %s", context.getStartupFailure()).isNotNull();
		return (SchemaSyncException) cause;
	}

	@Configuration(proxyBeanMethods = false)
	static class Marked {

		@Bean(defaultCandidate = false)
		@SchemaSyncDataSource
		DataSource owners() {
			return owners.dataSource();
		}

	}

}
