package io.schemasync.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javax.sql.DataSource;

import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.backfill.Row;
import io.schemasync.boot.shop.Product;
import io.schemasync.boot.view.JsonView;
import io.schemasync.boot.view.UnitView;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.testing.AnswerSchema;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Beans that fill a column are found. */
@ExtendWith(OutputCaptureExtension.class)
class ColumnBackfillBeanTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private final ApplicationContextRunner shop = ShopRunner.on(this.database)
		.withPropertyValues("ENVIRONMENT=production");

	private record Codes(String attribute,
			Function<List<Row>, List<String>> function) implements ColumnBackfill<String> {

		Codes(String attribute) {
			this(attribute,
					(rows) -> rows.stream().map((row) -> row.get("name", String.class).substring(0, 1)).toList());
		}

		@Override
		public Class<?> entity() {
			return Product.class;
		}

		@Override
		public List<String> reads() {
			return List.of("name");
		}

		@Override
		public List<String> values(List<Row> rows) {
			return this.function.apply(rows);
		}

	}

	@Test
	void beanFillsTheRowsOfToday(CapturedOutput output) {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("insert into product values (1, 'Tea'), (2, 'Coffee')");
		this.shop.withBean(Codes.class, () -> new Codes("code")).run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.jdbc.queryForList("select code from product order by id", String.class)).containsExactly("T",
				"C");
		assertThat(output).contains("~ public.product.code fill by Codes");
	}

	@ParameterizedTest
	@ValueSource(classes = { EntityManagerFactory.class, JdbcTemplate.class })
	void beanThatNeedsWhatWaitsForTheDatabaseFails(Class<?> needed) {
		this.shop.withConfiguration(AutoConfigurations.of(JdbcTemplateAutoConfiguration.class))
			.withPropertyValues("spring.jpa.defer-datasource-initialization=true")
			.withInitializer(
					(context) -> ((GenericApplicationContext) context).registerBean("codes", Codes.class, () -> {
						context.getBean(needed);
						return new Codes("code");
					}))
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(BeanCurrentlyInCreationException.class));
	}

	@Test
	void beanThatNeedsADataSourceIsFound() {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("insert into product values (1, 'Tea')");
		this.shop.withInitializer(
				(context) -> ((GenericApplicationContext) context).registerBean("codes", Codes.class, () -> {
					JdbcTemplate own = new JdbcTemplate(context.getBean(DataSource.class));
					return new Codes("code", (rows) -> own.queryForList("select 'C1'", String.class));
				}))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(this.jdbc.queryForObject("select code from product", String.class)).isEqualTo("C1");
	}

	/** Takes its time, as people see nothing of what is done at once. */
	@Test
	@Tag("soak")
	void logAndEndpointSayHowFarItIs(CapturedOutput output) throws Exception {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");
		this.jdbc.execute("insert into product select n, 'Tea ' || n from generate_series(1, 400000) n");
		this.jdbc.execute("analyze product");
		List<JsonNode> shown = new ArrayList<>();
		this.shop
			.withBean(ColumnBackfill.class,
					() -> new Codes("code",
							(rows) -> rows.stream().map((row) -> row.get("name", String.class)).toList()))
			.withPropertyValues("schemasync.additive.online=background")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				SyncedUnit unit = context.getBean(SyncedUnits.class).all().get(0);
				while (unit.lastRun().running()) {
					if (unit.progress() != null) {
						shown.add(AnswerSchema.check("unit", JsonView.of(UnitView.of(unit))));
					}
					Thread.sleep(500);
				}
			});
		assertThat(shown).anySatisfy((unit) -> {
			JsonNode progress = unit.get("lastRun").get("progress");
			assertThat(progress.get("summary").asString()).isEqualTo("fill by Codes");
			assertThat(progress.get("rows").asLong()).isPositive();
			assertThat(progress.get("rowsPerSecond").asLong()).isPositive();
			assertThat(progress.get("remaining").asString()).startsWith("PT");
		});
		assertThat(output.getOut()).containsPattern(
				"product\\.code fill by Codes: running for \\d+.* rows filled, .* of about 400,000 looked at, "
						+ ".* rows a second, about .* left .* %");
	}

	@Test
	void beanForAnUnknownAttributeIsExplained() {
		this.shop.withBean(Codes.class, () -> new Codes("cdoe")).run((context) -> {
			assertThat(context).hasFailed();
			FailureAnalysis analysis = new SchemaSyncFailureAnalyzer().analyze(context.getStartupFailure());
			assertThat(analysis.getDescription()).contains("Product#cdoe", "Codes", "Product has no attribute cdoe");
		});
		assertThat(ShopRunner.tables(this.database)).isEmpty();
	}

}
