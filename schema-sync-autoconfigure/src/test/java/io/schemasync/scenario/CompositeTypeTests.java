package io.schemasync.scenario;

import java.util.List;
import java.util.Set;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Schema;
import io.schemasync.source.SchemaSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Composite types whose attributes are not those of the entity's struct.
 */
class CompositeTypeTests {

	private static final String TABLES = """
			create type wall as (box box_type[], material text);
			create table item (id int primary key, box box_type, walls wall[]);
			""";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	private SchemaSource desired;

	@BeforeEach
	void describe() {
		this.jdbc.execute("create type box_type as (depth int, height numeric(8,2), colour text)");
		this.jdbc.execute(TABLES);
		Schema schema = new PostgreSqlDialect().read(this.jdbc, new CatalogScope(Set.of(), true)).schema();
		this.desired = () -> schema;
	}

	@Test
	void aLostAttributeComesBackInItsPlaceWhileNothingIsStored() {
		this.jdbc.execute("alter type box_type drop attribute height");
		assertThat(run().steps()).isEmpty();
		assertThat(plan().inSync()).isTrue();
		assertThat(this.jdbc.queryForList("select attname from pg_attribute where attrelid = 'box_type'::regclass "
				+ "and not attisdropped order by attnum", String.class))
			.containsExactly("depth", "height", "colour");
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into item values (1, row(2, 'red'))",
			"insert into item values (1, null, array[row(array[row(2, 'red')::box_type], 'oak')::wall])",
			"create schema far; create table far.item (box box_type); insert into far.item values (row(2, 'red'))",
			"create domain boxes as box_type[]; create table others (b boxes); insert into others values (null)" })
	void aTableWithRowsKeepsTheType(String rows) {
		this.jdbc.execute("alter type box_type drop attribute height");
		this.jdbc.execute(rows);
		List<Step> withheld = run().withheld();
		assertThat(withheld).extracting(Step::object).containsExactly("public.box_type");
		assertThat(withheld.get(0).decision()).asString().contains("read by position", "In the way: 1 row");
		assertThat(withheld.get(0).statements()).last()
			.extracting((statement) -> statement.sql())
			.asString()
			.startsWith("alter type")
			.contains("add attribute height numeric(8,2), add attribute colour text");
	}

	@Test
	void rowsThatArriveMeanwhileKeepTheType() {
		this.jdbc.execute("alter type box_type drop attribute height");
		String script = String.join(";",
				plan().applicable()
					.stream()
					.flatMap((step) -> step.statements().stream())
					.map((statement) -> statement.sql())
					.toList());
		this.jdbc.execute("insert into item values (1, row(2, 'red'))");
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> this.jdbc.execute(script))
			.withMessageContaining("item has rows");
	}

	@Test
	void anAttributeOfAnotherTypeIsForAPerson() {
		this.jdbc.execute("alter type box_type drop attribute depth, add attribute depth bigint");
		assertThat(run().withheld()).extracting(Step::object).containsExactly("public.box_type");
	}

	@Test
	void anAttributeMoreIsForAPerson() {
		this.jdbc.execute("alter type box_type add attribute weight int");
		assertThat(run().withheld()).extracting(Step::object).containsExactly("public.box_type");
	}

	private Plan run() {
		return SchemaSync.builder(this.database.dataSource()).desired(this.desired).build().run().remaining();
	}

	private Plan plan() {
		return SchemaSync.builder(this.database.dataSource()).desired(this.desired).build().plan();
	}

}
