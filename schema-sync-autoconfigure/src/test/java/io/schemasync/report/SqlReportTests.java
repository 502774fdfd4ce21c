package io.schemasync.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.Column;
import io.schemasync.schema.ColumnType;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Origin;
import io.schemasync.schema.PrimaryKey;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import io.schemasync.schema.TableBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts that are run as they are, statement by statement and not as one transaction.
 */
class SqlReportTests {

	private static final String EVIL = "-->*/\n; drop table bystander; --\r\n\\! echo 'hacked' :x <script>";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeEach
	void fill() {
		this.jdbc.execute("create type mood as enum ('calm')");
		this.jdbc.execute("create table bystander (id bigint primary key)");
		this.jdbc.execute("create table customers (id bigint primary key)");
		this.jdbc.execute("create table orders (id bigint primary key, customer bigint, status varchar(200), "
				+ quoted("narrow" + EVIL) + " text)");
		this.jdbc.execute("insert into customers values (1)");
		this.jdbc.execute("insert into orders values (1, 1, 'NEW', 'x'), (2, 1, 'PAID', null)");
	}

	@Test
	void runsStatementByStatement() throws Exception {
		Plan plan = sync().plan();
		assertThat(plan.applicable()).extracting(Step::online).contains(true, false);
		assertThat(plan.withheld()).isNotEmpty();
		for (NativeQuery statement : Parser.parseJdbcSql(SqlReport.of(plan), true, false, true, false, true)) {
			if (!statement.nativeSql.isBlank()) {
				this.jdbc.execute(statement.nativeSql);
			}
		}
		leftWhatIsWithheld(plan);
	}

	@Test
	void runsWithPsql(@TempDir Path folder) throws Exception {
		Assumptions.assumeTrue(Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((path) -> Files.isExecutable(Path.of(path, "psql"))), "No psql on the PATH");
		Plan plan = sync().plan();
		Path script = Files.writeString(folder.resolve("plan.sql"), SqlReport.of(plan));
		ProcessBuilder psql = new ProcessBuilder("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--set=x=1",
				"--file=" + script, this.database.url().replaceFirst("^jdbc:", ""), this.database.username())
			.redirectErrorStream(true);
		psql.environment().put("PGPASSWORD", this.database.password());
		Process process = psql.start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).doesNotContain("hacked");
		leftWhatIsWithheld(plan);
	}

	private void leftWhatIsWithheld(Plan plan) {
		Plan left = sync().plan();
		assertThat(left.applicable()).isEmpty();
		assertThat(left.withheld()).extracting(Step::object)
			.containsExactlyElementsOf(plan.withheld().stream().map(Step::object).toList());
		assertThat(this.jdbc.queryForObject("select count(*) from bystander", Integer.class)).isZero();
	}

	@Test
	void leavesNothingOutOfCommentsThatBelongsThere() {
		String script = SqlReport.of(sync().plan());
		assertThat(script).contains("-- ; drop table bystander; --", "-- \\! echo 'hacked'");
	}

	private SchemaSync sync() {
		Table customers = table("customers").column(column("name" + EVIL, "text", true))
			.comment("of the shop" + EVIL)
			.build();
		Table orders = table("orders").column(column("customer", "bigint", false))
			.column(column("status", "varchar(200)", true))
			.column(column("narrow" + EVIL, "varchar(20)", true))
			.column(column("mood", "mood", true))
			.foreignKey(new ForeignKey("fk_customer", List.of("customer"), name("customers"), List.of(),
					ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true))
			.check(new CheckConstraint("ck_status", "status <> 'it''s\n--'", List.of("status"), true))
			.index(new Index("ix_status" + EVIL.substring(0, 20), List.of(IndexPart.of("status")), false, "btree", "",
					true))
			.build();
		EnumType mood = new EnumType(name("mood"), List.of("calm", "it's\n--"), false, Origin.NONE);
		Schema schema = Schema.of(Set.of(), Arrays.asList(customers, orders), List.of(), List.of(mood), List.of(),
				List.of(), List.of());
		return SchemaSync.builder(this.database.dataSource()).desired(() -> schema).build();
	}

	private static TableBuilder table(String name) {
		return Table.named(name(name))
			.column(column("id", "bigint", false))
			.primaryKey(new PrimaryKey(null, List.of("id")))
			.origin(Origin.of("com.acme." + name));
	}

	private static QualifiedName name(String name) {
		return new QualifiedName(null, name);
	}

	private static Column column(String name, String type, boolean nullable) {
		return Column.of(name, ColumnType.of(type), nullable);
	}

	private static String quoted(String name) {
		return "\"" + name + "\"";
	}

}
