package io.schemasync.boot;

import javax.sql.DataSource;

import io.schemasync.boot.shop.Product;
import io.schemasync.dialect.SchemaSyncException;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Embedded databases: H2, and one that no dialect supports. */
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTests {

	@Test
	void recreatesAnEmbeddedDatabaseWithoutAskingForAnEnvironment(CapturedOutput output) {
		withUrl("jdbc:h2:mem:recreated").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SyncedUnits.class).all()).singleElement()
				.satisfies((unit) -> assertThat(unit.strategy()).isEqualTo("recreate"));
			assertThat(jdbc(context).queryForObject("select count(*) from product", Integer.class)).isZero();
			assertThat(jdbc(context).queryForList("select strategy from \"schemasync_metadata\"", String.class))
				.containsExactly("recreate");
		});
		assertThat(output.getAll()).contains("strategy recreate (embedded database)").doesNotContain("WARN");
	}

	@Test
	void overridesDdlAutoOfAnEmbeddedDatabase(CapturedOutput output) {
		withUrl("jdbc:h2:mem:overridden").withPropertyValues("spring.jpa.hibernate.ddl-auto=create-drop")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output.getAll().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains("create-drop is ignored");
	}

	@Test
	void keepsWhatIsInAnEmbeddedDatabaseInProduction() {
		String url = "jdbc:h2:mem:kept;DB_CLOSE_DELAY=-1";
		withUrl(url).withPropertyValues("ENVIRONMENT=production")
			.run((context) -> jdbc(context).update("insert into product (id, name) values (1, 'tea')"));
		withUrl(url).withPropertyValues("ENVIRONMENT=production").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(jdbc(context).queryForList("select name from product", String.class)).containsExactly("tea");
		});
	}

	@Test
	void leavesUnsupportedDatabaseToHibernate(CapturedOutput output) {
		withUrl("jdbc:hsqldb:mem:aside").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SyncedUnits.class).all()).isEmpty();
			assertThat(jdbc(context).queryForObject("select count(*) from product", Integer.class)).isZero();
			assertThat(context.getBean(EntityManagerFactory.class).getMetamodel().entity(Product.class)).isNotNull();
		});
		assertThat(output.getAll().lines().filter((line) -> line.contains(" io.schemasync "))).singleElement()
			.asString()
			.contains("INFO", "The embedded HSQL Database Engine of 'entityManagerFactory' is not supported yet");
	}

	@Test
	void refusesUnsupportedDatabaseWithDataThatStays() {
		withUrl("jdbc:hsqldb:file:./target/stays;hsqldb.lock_file=false;shutdown=true")
			.run((context) -> assertThat(context).getFailure()
				.hasMessageContaining("is not supported")
				.rootCause()
				.satisfies((ex) -> assertThat(((SchemaSyncException) ex).action()).contains("H2 2.4 and later",
						"PostgreSQL 14 and later")));
	}

	private static ApplicationContextRunner withUrl(String url) {
		return ShopRunner.withoutDatabase().withPropertyValues("spring.datasource.url=" + url);
	}

	private static JdbcTemplate jdbc(ApplicationContext context) {
		return new JdbcTemplate(context.getBean(DataSource.class));
	}

}
