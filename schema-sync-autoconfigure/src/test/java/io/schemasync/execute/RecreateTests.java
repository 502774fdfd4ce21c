package io.schemasync.execute;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.PlanSettings;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

class RecreateTests extends SyncTests {

	@Test
	void createsOnEmptyDatabaseAndLeavesStamp() {
		Outcome outcome = recreate(Models.shop()).build().run();
		assertThat(outcome).isInstanceOf(Outcome.Applied.class);
		assertThat(outcome.remaining().inSync()).isTrue();
		assertThat(this.jdbc.queryForMap("select owner, environment, strategy from schemasync_metadata"))
			.containsEntry("owner", "shop")
			.containsEntry("environment", "dev")
			.containsEntry("strategy", "recreate");
	}

	@Test
	void dropsWhatItMadeEachTimeAndSparesTheRest() {
		recreate(Models.shop()).build().run();
		fill();
		this.jdbc.execute("create table foreigner (id int)");
		this.jdbc.update("insert into foreigner values (1)");
		String id = id();
		recreate(Models.of(Models.customers())).build().run();
		assertThat(count("customers")).isZero();
		assertThat(tableExists("orders")).as("made by an earlier model").isFalse();
		assertThat(tableExists("orders_seq")).isFalse();
		assertThat(count("foreigner")).isEqualTo(1);
		assertThat(id()).isNotEqualTo(id);
	}

	@Test
	void makesTriggersOfTheModelAnewWithTheirTables() {
		Schema shop = Models.shop();
		AuxiliaryObject function = new AuxiliaryObject(new QualifiedName(null, "quiet"),
				List.of("create function quiet() returns trigger language plpgsql as 'begin return new; end'"),
				List.of("drop function quiet()"), true);
		AuxiliaryObject trigger = new AuxiliaryObject(new QualifiedName(null, "quietly"),
				List.of("create trigger quietly before insert on customers for each row execute function quiet()"),
				List.of("drop trigger quietly on customers"), false);
		Schema desired = Schema.of(shop.namespaces(), shop.tables().values(), shop.sequences().values(),
				shop.enumTypes().values(), shop.compositeTypes().values(), shop.views().values(),
				List.of(function, trigger));
		for (int i = 0; i < 2; i++) {
			recreate(desired).build().run();
			assertThat(this.jdbc.queryForObject("select count(*) from pg_trigger where tgname = 'quietly'", Long.class))
				.isEqualTo(1);
		}
	}

	@Test
	void sparesEarlierTablesWhereOnlyMappedOnesMayGo() {
		recreate(Models.shop()).build().run();
		fill();
		recreate(Models.of(Models.table("orders_only").build())).executionSettings(settings(false, true, null))
			.build()
			.run();
		assertThat(count("customers")).isEqualTo(1);
	}

	@Test
	void sparesExcludedTablesMappedOrNot() {
		recreate(Models.shop()).build().run();
		fill();
		PlanSettings defaults = PlanSettings.DEFAULTS;
		PlanSettings settings = new PlanSettings(List.of("public.customers"), defaults.ignoreUnmapped(),
				defaults.failOnNullIntoPrimitive(), defaults.widen(), defaults.relaxUnmapped(), defaults.rewriteLimit(),
				defaults.probeTimeout(), defaults.tightenAfter());
		recreate(Models.shop()).planSettings(settings).build().run();
		assertThat(count("customers")).isEqualTo(1);
		recreate(Models.of(Models.table("other").build())).planSettings(settings).build().run();
		assertThat(count("customers")).isEqualTo(1);
		assertThat(tableExists("orders")).isFalse();
	}

	@Test
	void errorAtTheEndLeavesEverythingAsBefore() {
		recreate(Models.shop()).build().run();
		fill();
		String before = fingerprint();
		String id = id();
		SchemaSyncException failure = failure(() -> recreate(Models.failing(Models.shop())).build().run(),
				Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("Nothing was changed");
		assertThat(fingerprint()).isEqualTo(before);
		assertThat(count("customers")).isEqualTo(1);
		assertThat(id()).isEqualTo(id);
	}

	@Test
	void emptyTablesWithoutStampMayGo() {
		this.jdbc.execute("create table customers (wrong int)");
		assertThat(recreate(Models.shop()).build().run().remaining().inSync()).isTrue();
	}

	@Test
	void rowsWithoutStampAreRefused() {
		this.jdbc.execute("create table customers (id bigint primary key, name varchar(255) not null)");
		fill();
		String before = fingerprint();
		assertThat(refusal(recreate(Models.shop()))).hasMessageContaining("public.customers holds rows");
		assertThat(fingerprint()).isEqualTo(before);
		assertThat(count("customers")).isEqualTo(1);
	}

	@Test
	void additiveStampIsRefusedWhateverTheEnvironment() {
		sync(Models.shop()).environment("dev").build().run();
		assertThat(refusal(recreate(Models.shop()))).hasMessageContaining("owner 'shop'")
			.hasMessageContaining("additive");
		assertThat(tableExists("customers")).isTrue();
	}

	@Test
	void objectsOfAnotherOwnerAreRefused() {
		sync(Models.of(Models.customers())).owner("billing").build().run();
		assertThat(refusal(recreate(Models.shop()))).hasMessageContaining("public.customers")
			.hasMessageContaining("owner 'billing'");
	}

	@Test
	void unrelatedOwnerDoesNotMatter() {
		sync(Models.of(Models.table("invoices").build())).owner("billing").build().run();
		recreate(Models.shop()).build().run();
		assertThat(tableExists("invoices")).isTrue();
	}

	@Test
	void unreadableStampIsRefused() {
		recreate(Models.shop()).build().run();
		this.jdbc.update("update schemasync_metadata set models = 'nonsense'");
		assertThat(refusal(recreate(Models.shop()))).hasMessageContaining("schemasync_metadata cannot be read");
		this.jdbc.update("update schemasync_metadata set models = '', format = 99");
		assertThat(refusal(recreate(Models.shop()))).hasMessageContaining("newer version");
	}

	@Test
	void anotherTableOfTheNameOfTheBooksIsRefused() {
		this.jdbc.execute("create table schemasync_metadata (id int)");
		assertThat(refusal(recreate(Models.shop()))).hasMessageContaining("schemasync_metadata cannot be read");
	}

	@Test
	void readOnlyDatabaseIsRefused() {
		this.jdbc.execute("alter database " + this.database.name() + " set default_transaction_read_only = on");
		failure(() -> recreate(Models.shop()).build().run(), Problem.READ_ONLY);
	}

	@Test
	void tokenOfRefusalWorksOnce() {
		add(Models.shop());
		fill();
		String token = token(refusal(recreate(Models.shop())));
		assertThat(token).startsWith(this.database.name() + "/");
		recreate(Models.shop()).executionSettings(settings(false, false, token)).build().run();
		assertThat(count("customers")).isZero();
		add(Models.shop());
		refusal(recreate(Models.shop()).executionSettings(settings(false, false, token)));
	}

	@Test
	void tokenWithoutStampNamesTheServer() {
		this.jdbc.execute("create table customers (id bigint primary key, name varchar(255) not null)");
		fill();
		String token = token(refusal(recreate(Models.shop())));
		recreate(Models.shop()).executionSettings(settings(false, false, token)).build().run();
		assertThat(count("customers")).isZero();
	}

	@Test
	void forcedObjectsChangeHands() {
		sync(Models.of(Models.customers())).owner("billing").build().run();
		String token = token(refusal(recreate(Models.shop())));
		recreate(Models.shop()).executionSettings(settings(false, false, token)).build().run();
		assertThat(recreate(Models.shop()).build().run()).isInstanceOf(Outcome.Applied.class);
	}

	@Test
	void planShowsThatItWouldBeRefused() {
		add(Models.shop());
		assertThat(recreate(Models.shop()).build().plan().notes()).anyMatch((note) -> note.contains("refused"));
	}

	@Test
	void dropsNothingWhileUnchangedIfAskedTo() {
		recreate(Models.shop()).build().run();
		fill();
		Outcome same = recreate(Models.shop()).executionSettings(settings(true, false, null)).build().run();
		assertThat(same).isInstanceOf(Outcome.Unchanged.class);
		assertThat(count("customers")).isEqualTo(1);
		Schema wider = Models.of(Models.customers(),
				Models.orders().toBuilder().column(Models.column("note", "text", true)).build());
		assertThat(recreate(wider).executionSettings(settings(true, false, null)).build().run())
			.isInstanceOf(Outcome.Applied.class);
		assertThat(count("customers")).isZero();
	}

	@Test
	void matchingDatabaseWithoutStampIsNotClaimed() {
		this.jdbc.execute("create table customers (id bigint primary key, name varchar(255) not null)");
		fill();
		recreate(Models.of(Models.customers())).executionSettings(settings(true, false, null)).build().run();
		refusal(recreate(Models.of(Models.customers())));
		assertThat(count("customers")).isEqualTo(1);
	}

	@Test
	void additiveAfterRecreateKeepsTheRows() {
		recreate(Models.shop()).build().run();
		fill();
		add(Models.shop());
		refusal(recreate(Models.shop()));
		assertThat(count("customers")).isEqualTo(1);
	}

	private void fill() {
		this.jdbc.update("insert into customers (id, name) values (1, 'Ada')");
	}

	private String id() {
		return String.valueOf(this.jdbc.queryForObject("select id from schemasync_metadata", String.class));
	}

	private static SchemaSyncException refusal(SchemaSyncBuilder sync) {
		return failure(() -> sync.build().run(), Problem.RECREATE_REFUSED);
	}

	private static String token(SchemaSyncException refusal) {
		Matcher matcher = Pattern.compile("schemasync\\.recreate\\.force=(\\S+)").matcher(refusal.action());
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private static ExecutionSettings settings(boolean whenChanged, boolean mappedOnly, @Nullable String force) {
		return new ExecutionSettings(IMPATIENT.lockWait(), IMPATIENT.lockTimeout(), IMPATIENT.lockBudget(),
				IMPATIENT.statementTimeout(), true, whenChanged, mappedOnly, force);
	}

}
