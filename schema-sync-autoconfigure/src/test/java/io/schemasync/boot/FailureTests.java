package io.schemasync.boot;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

import io.schemasync.SchemaSync;
import io.schemasync.boot.actuate.SchemaSyncHealthAutoConfiguration;
import io.schemasync.boot.actuate.SchemaSyncHealthIndicator;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;

import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What happens when the schema cannot be changed. */
@ExtendWith(OutputCaptureExtension.class)
class FailureTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private final String role = "tenant_" + this.database.name();

	private final ApplicationContextRunner shop = ShopRunner.on(this.database.as(this.role, "secret"))
		.withConfiguration(AutoConfigurations.of(SchemaSyncHealthAutoConfiguration.class))
		.withPropertyValues("ENVIRONMENT=production");

	@BeforeEach
	void tableOfAnotherRole() {
		this.jdbc.execute("create role %s login password 'secret'".formatted(this.role));
		this.jdbc.execute("grant create on schema public to " + this.role);
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("grant all on product to " + this.role);
	}

	@AfterEach
	void dropRole() {
		this.jdbc.execute("drop owned by " + this.role);
		this.jdbc.execute("drop role " + this.role);
	}

	@Test
	void failsWhereTheUserSaysNothing() {
		this.shop.run((context) -> {
			assertThat(context).hasFailed();
			assertThat(ShopRunner.tables(this.database)).containsExactly("product");
			assertThat(sequenceExists()).isFalse();
		});
	}

	@Test
	void goesOnWithWhatIsMissingAltogetherAndShowsIt(CapturedOutput output) {
		this.shop.withPropertyValues("schemasync.on-failure=continue").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(sequenceExists()).isTrue();
			assertThat(output).contains("must be owner of table product")
				.contains("make role")
				.doesNotContain("\tat io.schemasync");
			assertThat(context.getBean(SchemaSyncHealthIndicator.class).health().getStatus()).isEqualTo(Status.DOWN);
		});
	}

	@Test
	void neverGoesOnAfterARefusal() {
		this.jdbc.execute("insert into product values (1, 'Tea')");
		this.shop.withPropertyValues("schemasync.on-failure=continue", "ENVIRONMENT=dev")
			.run((context) -> assertThat(context).hasFailed());
		assertThat(this.jdbc.queryForObject("select count(*) from product", Integer.class)).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql:/localhost/shop", "jdbc:postgresql://localhost:many/shop",
			"jdbc:postgres://localhost/shop", "postgresql://localhost/shop", "localhost/shop",
			"jdbc:postgresql://localhost:many/shop?password=hunter2", "jdbc:postgres://me:hunter2@localhost/shop" })
	void malformedUrlIsExplained(String url) {
		for (String property : new String[] { "spring.datasource.url", "schemasync.datasource.url" }) {
			this.shop
				.withPropertyValues(property + "=" + url, "schemasync.datasource.username=" + this.role,
						"spring.datasource.hikari.connection-timeout=1000")
				.run((context) -> {
					assertThat(context).hasFailed();
					FailureAnalysis analysis = analysis(context.getStartupFailure());
					assertThat(analysis).as("analysis of %s for %s", url, property).isNotNull();
					assertThat(analysis.getAction()).contains("url");
					assertThat(analysis.getDescription()).doesNotContain("hunter2");
				});
		}
	}

	private static FailureAnalysis analysis(Throwable failure) {
		FailureAnalysis analysis = new SchemaSyncFailureAnalyzer().analyze(failure);
		return (analysis != null) ? analysis : new MalformedUrlFailureAnalyzer().analyze(failure);
	}

	@ParameterizedTest
	@CsvSource({ "none, false", "log, false", ", true" })
	void sequenceThatCountsInAnotherStepIsTheUsersDecision(String strategy, boolean fails) {
		this.jdbc.execute("drop table product");
		this.jdbc.execute("create sequence product_seq increment by 10");
		this.jdbc.execute("alter sequence product_seq owner to " + this.role);
		ApplicationContextRunner runner = (strategy == null) ? this.shop : this.shop.withPropertyValues(
				"spring.jpa.properties.hibernate.id.sequence.increment_size_mismatch_strategy=" + strategy);
		runner.run((context) -> {
			if (fails) {
				assertThat(context).hasFailed();
			}
			else {
				assertThat(context).hasNotFailed();
				assertThat(ShopRunner.tables(this.database)).contains("product");
			}
		});
		assertThat(this.jdbc.queryForObject("select increment_by from pg_sequences where sequencename = 'product_seq'",
				Integer.class))
			.isEqualTo(10);
	}

	@Test
	void typeThatDoesNotExistNamesTheExtensionThatMayBringIt() {
		this.jdbc.execute("drop table product");
		ShopRunner.on(this.database)
			.withPropertyValues("ENVIRONMENT=production", "schemasync.postgresql.extensions=nowhere_to_be_found")
			.run((context) -> assertThat(context).hasFailed());
		SchemaSyncException failure = catchThrowableOfType(SchemaSyncException.class,
				() -> SchemaSync.builder(this.database.dataSource())
					.desired(() -> Schema.of(Set.of(),
							List.of(Table.named(new QualifiedName(null, "places"))
								.column(Column.of("spot", ColumnType.of("geometry"), true))
								.build()),
							List.of(), List.of(), List.of(), List.of(), List.of()))
					.build()
					.run());
		assertThat(failure).hasMessageContaining("places").hasMessageContaining("geometry");
		assertThat(failure.action()).contains("schemasync.postgresql.extensions=postgis");
	}

	private boolean sequenceExists() {
		return Boolean.TRUE
			.equals(this.jdbc.queryForObject("select to_regclass('product_seq') is not null", Boolean.class));
	}

}
