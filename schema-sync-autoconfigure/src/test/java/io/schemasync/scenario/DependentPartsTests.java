package io.schemasync.scenario;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.dialect.postgresql.PostgreSqlDialect;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.execute.Outcome;
import io.schemasync.execute.SyncListener;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Schema;
import io.schemasync.source.SchemaSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parts that need other parts, and parts that resemble each other.
 */
class DependentPartsTests {

	private static final String FAMILY = """
			create table parent (id bigint constraint parent_pkey primary key);
			create table child (parent_id bigint constraint fk_parent references parent (id));
			""";

	private static final String ROWS = "insert into parent values (1), (2); insert into child values (1)";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@Test
	void foreignKeyFollowsTheKeyThatIsBuiltBesideTheTraffic() {
		SchemaSource desired = after(FAMILY);
		this.jdbc.execute(ROWS);
		this.jdbc.execute("alter table parent drop constraint parent_pkey cascade");
		assertThat(run(desired).remaining().steps()).isEmpty();
		assertThat(plan(desired).inSync()).isTrue();
	}

	@Test
	void keyAndForeignKeyWaitForValues() {
		SchemaSource desired = after(FAMILY);
		this.jdbc.execute(ROWS);
		this.jdbc.execute("alter table parent drop column id cascade");
		Plan remaining = run(desired).remaining();
		assertThat(remaining.applicable()).isEmpty();
		assertThat(remaining.withheld()).extracting(Step::object)
			.containsExactlyInAnyOrder("public.parent.id", "public.parent.parent_pkey", "public.child.fk_parent");
		this.jdbc.execute("update parent set id = p.n from (select ctid, row_number() over () as n from parent) p "
				+ "where p.ctid = parent.ctid");
		assertThat(run(desired).remaining().steps()).isEmpty();
	}

	@Test
	void foreignKeyWaitsForAKeyThatTurnsOutImpossible() {
		SchemaSource desired = after(FAMILY);
		this.jdbc.execute(ROWS);
		this.jdbc.execute("alter table parent drop constraint parent_pkey cascade");
		List<String> warnings = new ArrayList<>();
		Plan remaining = SchemaSync.builder(this.database.dataSource()).desired(desired).listener(new SyncListener() {

			@Override
			public void applying(Step step) {
				if (step.object().equals("public.parent.parent_pkey")) {
					DependentPartsTests.this.jdbc.execute("insert into parent values (1)");
				}
			}

			@Override
			public void warned(String message) {
				warnings.add(message);
			}

		}).build().run().remaining();
		assertThat(remaining.steps()).extracting(Step::object)
			.containsExactlyInAnyOrder("public.parent.parent_pkey", "public.child.fk_parent");
		assertThat(remaining.applicable()).isEmpty();
		assertThat(warnings).hasSize(1).allMatch((warning) -> warning.contains("parent_pkey"));
		this.jdbc.execute("delete from parent where ctid = (select max(ctid) from parent where id = 1)");
		assertThat(run(desired).remaining().steps()).isEmpty();
		assertThat(plan(desired).inSync()).isTrue();
	}

	@Test
	void defaultOfNullIsWrittenAsHibernateDoesAndNeverADifference() {
		SchemaSource desired = after("""
				create table note (id bigint primary key, text varchar(20) default null, number int default null);
				""");
		var read = desired.read().tables().values().iterator().next();
		assertThat(read.columns()).noneMatch((column) -> column.defaultValue() != null);
		var wanted = read.toBuilder()
			.columns(read.columns()
				.stream()
				.map((column) -> column.name().equals("id") ? column : column.withDefaultValue("NULL"))
				.toList())
			.build();
		SchemaSource written = () -> Schema.of(Set.of(), List.of(wanted), List.of(), List.of(), List.of(), List.of(),
				List.of());
		assertThat(plan(written).steps()).isEmpty();
		this.jdbc.execute("alter table note alter text drop default, drop column number");
		assertThat(run(written).remaining().steps()).isEmpty();
		this.jdbc.execute("drop table note");
		assertThat(run(written).remaining().steps()).isEmpty();
		assertThat(this.jdbc.queryForList(
				"select pg_get_expr(adbin, adrelid) from pg_attrdef where adrelid = 'note'::regclass", String.class))
			.containsExactly("NULL::character varying");
		assertThat(plan(written).steps()).isEmpty();
	}

	@Test
	void oneMissingColumnDoesNotHideTheSizeOfTheOthers() {
		SchemaSource desired = after(FAMILY + "alter table parent add token uuid default gen_random_uuid()");
		this.jdbc.execute("insert into parent values (1), (2); insert into child values (1)");
		this.jdbc.execute("alter table parent drop column id cascade, drop column token");
		run(desired);
		assertThat(this.jdbc.queryForObject("select count(token) from parent", Long.class)).isEqualTo(2);
	}

	@Test
	void uniqueConstraintsOverTheSameColumnsAreToldApart() {
		SchemaSource desired = after("create table pair (a int, b int, constraint one unique (a, b), unique (b, a))");
		this.jdbc.execute("alter table pair drop constraint one");
		run(desired);
		assertThat(this.jdbc.queryForList(
				"select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'pair'::regclass", String.class))
			.containsExactlyInAnyOrder("UNIQUE (a, b)", "UNIQUE (b, a)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "varchar as mood", "mood as varchar" })
	void castThatIsMissingIsRestoredBesideTheOtherOne(String cast) {
		SchemaSource desired = after("""
				create type mood as enum ('OK');
				create cast (varchar as mood) with inout as implicit;
				create cast (mood as varchar) with inout as implicit;
				""");
		this.jdbc.execute("drop cast (" + cast + ")");
		assertThat(plan(desired).steps()).hasSize(1);
		assertThat(run(desired).remaining().steps()).isEmpty();
		assertThat(this.jdbc.queryForObject("select count(*) from pg_cast where oid >= 16384", Long.class))
			.isEqualTo(2);
	}

	private SchemaSource after(String sql) {
		this.jdbc.execute(sql);
		var schema = new PostgreSqlDialect().read(this.jdbc, new CatalogScope(Set.of(), true)).schema();
		return () -> schema;
	}

	private Outcome run(SchemaSource desired) {
		return SchemaSync.builder(this.database.dataSource()).desired(desired).build().run();
	}

	private Plan plan(SchemaSource desired) {
		return SchemaSync.builder(this.database.dataSource()).desired(desired).build().plan();
	}

}
