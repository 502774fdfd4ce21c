package io.schemasync.execute;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.schema.EnumType;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdditiveRunTests extends SyncTests {

	private final List<String> roles = new ArrayList<>();

	@Test
	void createsWhatIsMissingAndVerifiesIt() {
		Outcome outcome = add(Models.shop());
		assertThat(outcome).isInstanceOf(Outcome.Applied.class);
		assertThat(outcome.remaining().inSync()).isTrue();
		assertThat(tableExists("customers")).isTrue();
		assertThat(this.jdbc.queryForList("select statement from schemasync_history", String.class))
			.anyMatch((statement) -> statement.startsWith("create table"));
	}

	@Test
	void secondRunWritesNothing() {
		add(Models.shop());
		String before = fingerprint();
		String stamp = stamp();
		int history = count("schemasync_history");
		assertThat(add(Models.shop())).isInstanceOf(Outcome.Unchanged.class);
		assertThat(fingerprint()).isEqualTo(before);
		assertThat(stamp()).isEqualTo(stamp);
		assertThat(count("schemasync_history")).isEqualTo(history);
	}

	private String stamp() {
		return String.valueOf(this.jdbc.queryForMap("select xmin::text, ctid::text, * from schemasync_metadata"));
	}

	@Test
	void runInSyncSendsAtMostThreeStatementsAndNoTransaction() {
		add(Models.shop());
		RecordingDataSource recording = new RecordingDataSource(this.database.dataSource());
		Outcome outcome = SchemaSync.builder(recording).desired(Models::shop).owner("shop").build().run();
		assertThat(outcome).isInstanceOf(Outcome.Unchanged.class);
		assertThat(recording.sent).isNotEmpty()
			.hasSizeLessThanOrEqualTo(3)
			.noneMatch((sql) -> sql.strip().toLowerCase().startsWith("set"));
	}

	@Test
	void errorAtTheEndLeavesEverythingAsBefore() {
		add(Models.of(Models.customers()));
		this.jdbc.update("insert into customers values (1, 'Ada')");
		String before = fingerprint();
		String stamp = stamp();
		SchemaSyncException failure = failure(() -> add(Models.failing(Models.shop())), Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("broken")
			.hasMessageContaining("select 1/0")
			.hasMessageContaining("division by zero")
			.hasMessageContaining("Nothing was changed");
		assertThat(fingerprint()).isEqualTo(before);
		assertThat(stamp()).isEqualTo(stamp);
		assertThat(count("customers")).isEqualTo(1);
	}

	@Test
	void labelsOfTypesAreCommittedFirst() {
		Schema shop = Models.shop();
		add(Models.with(shop, new EnumType(Models.name("state"), List.of("NEW"), false, Origin.NONE)));
		add(Models.with(shop, new EnumType(Models.name("state"), List.of("DONE", "NEW"), false, Origin.NONE)));
		assertThat(this.jdbc.queryForList("select enumlabel from pg_enum order by enumsortorder", String.class))
			.containsExactlyInAnyOrder("NEW", "DONE");
	}

	@Test
	void twoOwnersShareDatabase() {
		add(Models.of(Models.customers()));
		Schema other = Models.of(Models.table("invoices").build());
		sync(other).owner("billing").build().run();
		assertThat(this.jdbc.queryForList("select owner from schemasync_metadata order by 1", String.class))
			.containsExactly("billing", "shop");
		assertThat(tableExists("customers")).isTrue();
		assertThat(add(Models.of(Models.customers()))).isInstanceOf(Outcome.Unchanged.class);
	}

	@Test
	void bookkeepingIsNeverReportedAsUnmapped() {
		add(Models.shop());
		assertThat(sync(Models.shop()).build().plan().unmapped()).isEmpty();
	}

	@Test
	void bookkeepingCanHaveSchemaOfItsOwn() {
		Outcome outcome = sync(Models.shop()).bookkeepingSchema("books").build().run();
		assertThat(outcome.remaining().unmapped()).isEmpty();
		assertThat(tableExists("books.schemasync_metadata")).isTrue();
		assertThat(tableExists("public.schemasync_metadata")).isFalse();
		assertThat(sync(Models.shop()).bookkeepingSchema("books").build().run()).isInstanceOf(Outcome.Unchanged.class);
	}

	@Test
	void planWritesNothing() {
		String before = fingerprint();
		Outcome outcome = sync(Models.shop()).mode(Mode.PLAN).build().run();
		assertThat(outcome).isInstanceOf(Outcome.Planned.class);
		assertThat(outcome.remaining().applicable()).isNotEmpty();
		assertThat(fingerprint()).isEqualTo(before);
	}

	@Test
	void planWorksWithReadOnlyRole() {
		add(Models.of(Models.customers()));
		role("reader", "alter role reader set default_transaction_read_only = on",
				"grant usage on schema public to reader", "grant select on all tables in schema public to reader");
		Outcome outcome = as("reader", Models.shop()).mode(Mode.PLAN).build().run();
		assertThat(outcome.remaining().applicable()).isNotEmpty();
		failure(() -> as("reader", Models.shop()).build().run(), Problem.READ_ONLY);
		assertThat(as("reader", Models.of(Models.customers())).build().run()).isInstanceOf(Outcome.Unchanged.class);
	}

	@Test
	void roleWithoutCreateIsToldWhichRightIsMissing() {
		role("clerk", "revoke create on schema public from public", "grant usage on schema public to clerk");
		SchemaSyncException failure = failure(() -> as("clerk", Models.shop()).build().run(), Problem.NO_RIGHTS);
		assertThat(failure.action()).contains("GRANT")
			.contains("CREATE ON SCHEMA")
			.contains("public")
			.contains("clerk");
	}

	@Test
	void roleWithoutRightsStartsWhileInSync() {
		role("guest", "revoke create on schema public from public", "grant usage on schema public to guest");
		this.jdbc.execute("create table customers (id bigint primary key, name varchar(255) not null)");
		this.jdbc.execute("grant select on customers to guest");
		assertThat(as("guest", Models.of(Models.customers())).build().run()).isInstanceOf(Outcome.Unchanged.class);
		assertThat(tableExists("schemasync_metadata")).isFalse();
	}

	private void role(String name, String... statements) {
		this.jdbc.execute("drop role if exists " + name);
		this.jdbc.execute("create role " + name + " login password 'secret'");
		List.of(statements).forEach(this.jdbc::execute);
		this.roles.add(name);
	}

	@AfterEach
	void dropRoles() {
		for (String role : this.roles) {
			this.jdbc.execute("drop owned by " + role);
			this.jdbc.execute("drop role " + role);
		}
	}

	private SchemaSyncBuilder as(String role, Schema desired) {
		return SchemaSync.builder(this.database.as(role, "secret").dataSource())
			.desired(() -> desired)
			.owner("shop")
			.executionSettings(IMPATIENT);
	}

	@Test
	void validateNamesWhatDiffers() {
		SchemaSyncException failure = failure(() -> sync(Models.shop()).mode(Mode.VALIDATE).build().run(),
				Problem.NOT_IN_SYNC);
		assertThat(failure).hasMessageContaining("public.customers").hasMessageContaining("public.orders");
		add(Models.shop());
		assertThat(sync(Models.shop()).mode(Mode.VALIDATE).build().run()).isInstanceOf(Outcome.Planned.class);
	}

	@Test
	void wrongPasswordAndMissingDatabaseAreToldApart() {
		failure(() -> SchemaSync.builder(this.database.as(this.database.username(), "wrong").dataSource())
			.desired(Models::shop)
			.build()
			.plan(), Problem.WRONG_CREDENTIALS);
		String url = this.database.url().replace(this.database.name(), "nowhere");
		failure(() -> SchemaSync
			.builder(new DriverManagerDataSource(url, this.database.username(), this.database.password()))
			.desired(Models::shop)
			.build()
			.plan(), Problem.CANNOT_CONNECT);
	}

	@Test
	void olderModelIsRecognised() {
		Schema first = Models.of(Models.customers());
		Schema second = Models.of(Models.customers(), Models.table("extra").build());
		add(first);
		add(second);
		add(first);
		assertThat(this.jdbc.queryForObject("select models from schemasync_metadata", String.class).lines()).hasSize(2);
	}

	@Test
	void connectionGoesBackAsItCame() throws Exception {
		try (Connection connection = this.database.dataSource().getConnection()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			JdbcTemplate template = new JdbcTemplate(single);
			template.execute("set timezone to 'Asia/Tokyo'");
			connection.setAutoCommit(false);
			SchemaSync.builder(single).desired(Models::shop).build().run();
			assertThat(connection.getAutoCommit()).isFalse();
			assertThat(template.queryForObject("show timezone", String.class)).isEqualTo("Asia/Tokyo");
			assertThat(
					template.queryForObject("select count(*) from pg_locks where locktype = 'advisory'", Integer.class))
				.isZero();
		}
	}

}
