package io.schemasync.dialect.mariadb;

import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.CatalogScope;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestMariaDb;
import io.schemasync.plan.Plan;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Rules that are in force before the rows of today were looked at: whoever dies between
 * the two leaves a mark by which the next start goes on.
 */
class MariaDbLaterCheckTests {

	private static final String SHELF = "create table shelf (id bigint primary key)";

	private static final String ITEM = "create table item (id bigint primary key, shelf bigint, level int%s)";

	private static final String LOOK = "begin not atomic.*";

	private static final String SETTLE_KEY = ".*alter table .*drop foreign key.*";

	private static final String SETTLE_RULE = "alter table .*modify column level (?!.*schemasync_unchecked).*check.*";

	private final TestDatabase database = TestMariaDb.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeAll
	static void isWanted() {
		assumeFalse(TestMariaDb.isUnwanted(), "TEST_MARIADB=none");
	}

	@BeforeEach
	void fill() {
		this.jdbc.execute(SHELF);
		this.jdbc.execute(ITEM.formatted(""));
		this.jdbc.execute("insert into shelf values (1), (2)");
		this.jdbc.execute("insert into item values (1, 1, 1), (2, null, null)");
	}

	@ParameterizedTest
	@ValueSource(strings = { LOOK, SETTLE_KEY })
	void goesOnWithAForeignKey(String death) {
		Schema desired = withForeignKey();
		assertThatException()
			.isThrownBy(() -> sync(FailingDataSource.lostBefore(this.database.dataSource(), death), desired).run());
		assertThat(foreignKeys()).containsExactly("fk_shelf_schemasync_unchecked");
		assertThat(sync(this.database.dataSource(), desired).plan().applicable()).hasSize(1);
		assertInSync(sync(this.database.dataSource(), desired).run().remaining());
		assertThat(foreignKeys()).containsExactly("fk_shelf");
		assertInSync(sync(this.database.dataSource(), desired).plan());
	}

	@Test
	void namesTheRowThatBreaksAForeignKeyThatWasNotLookedAt() {
		Schema desired = withForeignKey();
		assertThatException()
			.isThrownBy(() -> sync(FailingDataSource.lostBefore(this.database.dataSource(), LOOK), desired).run());
		this.jdbc.execute("set statement foreign_key_checks=0 for insert into item values (9, 77, 1)");
		Plan left = sync(this.database.dataSource(), desired).run().remaining();
		assertThat(left.applicable()).isEmpty();
		assertThat(left.withheld()).singleElement().asString().contains("(9)");
		this.jdbc.execute("delete from item where id = 9");
		assertInSync(sync(this.database.dataSource(), desired).run().remaining());
		assertThat(foreignKeys()).containsExactly("fk_shelf");
	}

	@Test
	void leavesNothingOfAForeignKeyThatARowBreaksAtTheLastMoment() {
		Schema desired = withForeignKey();
		FailingDataSource late = FailingDataSource.before(this.database.dataSource(), LOOK,
				() -> this.jdbc.execute("set statement foreign_key_checks=0 for insert into item values (9, 77, 1)"));
		Plan left = sync(late, desired).run().remaining();
		assertThat(left.withheld()).singleElement().asString().contains("(9)");
		assertThat(foreignKeys()).isEmpty();
		assertThat(this.jdbc.queryForList("show index from item where key_name <> 'PRIMARY'")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { LOOK, SETTLE_RULE })
	void goesOnWithTheRuleOfAColumn(String death) {
		Schema desired = withRule("level between 0 and 3 or level = 9");
		assertThatException()
			.isThrownBy(() -> sync(FailingDataSource.lostBefore(this.database.dataSource(), death), desired).run());
		assertThat(rules()).singleElement().asString().contains("schemasync_unchecked");
		assertThatException().isThrownBy(() -> this.jdbc.execute("insert into item values (3, null, 7)"));
		assertInSync(sync(this.database.dataSource(), desired).run().remaining());
		assertThat(rules()).singleElement().asString().doesNotContain("schemasync_unchecked");
		assertInSync(sync(this.database.dataSource(), desired).plan());
	}

	@Test
	void aRuleThatWasNotLookedAtIsLookedAtBeforeAWiderOneCounts() {
		Schema desired = withRule("level between 0 and 2");
		assertThatException()
			.isThrownBy(() -> sync(FailingDataSource.lostBefore(this.database.dataSource(), LOOK), desired).run());
		this.jdbc.execute("set statement check_constraint_checks=0 for insert into item values (9, null, 7)");
		Schema wider = withRule("level between 0 and 3");
		Plan left = sync(this.database.dataSource(), wider).run().remaining();
		assertThat(left.withheld()).singleElement().asString().contains("(9)");
		assertThat(rules()).singleElement().asString().contains("schemasync_unchecked");
		this.jdbc.execute("delete from item where id = 9");
		assertInSync(sync(this.database.dataSource(), wider).run().remaining());
		assertThat(rules()).singleElement().asString().doesNotContain("schemasync_unchecked");
	}

	private static Schema withForeignKey() {
		return describe("constraint fk_shelf foreign key (shelf) references shelf (id)");
	}

	private static Schema withRule(String rule) {
		return describe("check (" + rule + ")");
	}

	/**
	 * As entities describe it: rules without names, and no index but those they ask for.
	 */
	private static Table plain(Table table) {
		return table.toBuilder()
			.indexes(List.of())
			.checks(table.checks()
				.stream()
				.map((check) -> new CheckConstraint(null, check.expression(), check.columns(), true, check.values()))
				.toList())
			.build();
	}

	private static Schema describe(String rule) {
		JdbcTemplate there = new JdbcTemplate(TestMariaDb.freshDatabase().dataSource());
		there.execute(SHELF);
		there.execute(ITEM.formatted(", " + rule));
		Schema read = Unqualified.of(new MariaDbDialect().read(there, new CatalogScope(Set.of(), true)).schema());
		List<Table> tables = read.tables().values().stream().map(MariaDbLaterCheckTests::plain).toList();
		return Schema.of(Set.of(), tables, List.of(), List.of(), List.of(), List.of(), List.of());
	}

	private List<String> foreignKeys() {
		return this.jdbc.queryForList("select constraint_name from information_schema.referential_constraints "
				+ "where constraint_schema = database()", String.class);
	}

	private List<String> rules() {
		return this.jdbc.queryForList("select check_clause from information_schema.check_constraints "
				+ "where constraint_schema = database()", String.class);
	}

	private static SchemaSync sync(DataSource dataSource, Schema desired) {
		return SchemaSync.builder(dataSource).desired(() -> desired).build();
	}

	private static void assertInSync(Plan plan) {
		assertThat(plan.steps()).isEmpty();
		assertThat(plan.unmapped()).isEmpty();
	}

}
