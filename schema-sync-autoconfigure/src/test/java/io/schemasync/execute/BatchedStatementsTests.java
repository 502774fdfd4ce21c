package io.schemasync.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.Step;
import io.schemasync.schema.Schema;
import io.schemasync.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent together, and what happens when one of it fails. */
class BatchedStatementsTests extends SyncTests {

	private static final int TABLES = 60;

	private final List<String> retries = new ArrayList<>();

	private final List<Step> applied = new ArrayList<>();

	@Test
	void statementsOnNewObjectsShareRoundTrips() {
		RecordingDataSource recording = new RecordingDataSource(this.database.dataSource());
		SchemaSync.builder(recording).desired(() -> tables(500)).owner("shop").build().run();
		assertThat(recording.sent.stream().filter((sql) -> sql.startsWith("create table public.t"))).hasSize(500);
		assertThat(recording.executions).isLessThan(40);
	}

	@Test
	void statementOnTableThatOthersUseIsSentAlone() {
		add(Models.of(Models.customers()));
		RecordingDataSource recording = new RecordingDataSource(this.database.dataSource());
		SchemaSync.builder(recording)
			.desired(() -> Models.of(Models.customers().toBuilder().column(Models.column("note", "text", true)).build(),
					Models.table("t1").build(), Models.table("t2").build()))
			.owner("shop")
			.build()
			.run();
		assertThat(recording.batched).anyMatch((sql) -> sql.startsWith("create table public.t1"))
			.noneMatch((sql) -> sql.contains("customers"));
		assertThat(recording.sent).anyMatch((sql) -> sql.startsWith("alter table public.customers add column note"));
	}

	@Test
	void failureNamesItsStatement() {
		trigger("if tg_tag = 'CREATE TABLE' and current_query() like '%t17 %' then raise 'not this one'; end if;");
		SchemaSyncException failure = failure(this::run, Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("public.t17: table with 1 column failed. Nothing was changed.")
			.hasMessageContaining("The statement was: create table public.t17 ")
			.hasMessageContaining("not this one");
		assertThat(this.retries).singleElement().asString().contains("one by one", "not this one");
		assertThat(tableExists("t1")).isFalse();
		assertThat(tableExists("schemasync_history")).isFalse();
	}

	@Test
	void failureThatIsGoneWhenItIsLookedForHasChangedNothing() {
		trigger("if nextval('attempts') = 20 then raise 'just once'; end if;");
		assertThat(run()).isInstanceOf(Outcome.Applied.class);
		assertThat(this.retries).singleElement().asString().contains("just once");
		assertThat(count("schemasync_history")).isEqualTo(TABLES);
		assertThat(this.applied).hasSizeBetween(TABLES, TABLES + 19);
	}

	@Test
	void lockThatIsNotObtainedIsWaitedForAgain() {
		trigger("if nextval('attempts') = 20 then raise 'no lock' using errcode = '55P03'; end if;");
		assertThat(run()).isInstanceOf(Outcome.Applied.class);
		assertThat(this.retries).singleElement().asString().contains("is locked by another session", "no lock");
		assertThat(count("schemasync_history")).isEqualTo(TABLES);
	}

	@Test
	void runThatSomebodyCancelsIsNotBegunAgain() {
		trigger("if nextval('attempts') = 20 then perform pg_cancel_backend(pg_backend_pid()); "
				+ "perform pg_sleep(60); end if;");
		SchemaSyncException failure = failure(this::run, Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("60 steps that were sent together")
			.hasMessageContaining("public.t0: table with 1 column")
			.hasMessageContaining("Nothing was changed.");
		assertThat(failure.action()).contains("cancelled");
		assertThat(this.retries).isEmpty();
		assertThat(this.jdbc.queryForObject("select last_value from attempts", Long.class)).isEqualTo(20);
	}

	@Test
	void statementThatTakesTooLongIsNamed() {
		trigger("if current_query() like '%t17 %' then perform pg_sleep(60); end if;");
		SchemaSyncException failure = failure(() -> sync(tables(TABLES))
			.executionSettings(new ExecutionSettings(Duration.ofSeconds(2), Duration.ofMillis(200),
					Duration.ofSeconds(2), Duration.ofMillis(300), true, false, false, null))
			.build()
			.run(), Problem.STATEMENT_FAILED);
		assertThat(failure).hasMessageContaining("public.t17: table with 1 column failed");
		assertThat(failure.action()).contains("schemasync.additive.statement-timeout");
	}

	@Test
	void historyKeepsTheOrderAndTellsHowLongAllTookTogether() {
		run();
		List<String> statements = sync(tables(TABLES)).build()
			.history(1000)
			.stream()
			.map(HistoryEntry::statement)
			.toList();
		List<String> written = IntStream.range(0, TABLES)
			.mapToObj((number) -> statements.get(TABLES - 1 - number).split(" ")[2])
			.toList();
		assertThat(written).isEqualTo(this.applied.stream().map(Step::object).toList());
		assertThat(this.jdbc.queryForList("select distinct duration_ms from schemasync_history", Long.class))
			.hasSize(1);
	}

	private Outcome run() {
		return sync(tables(TABLES)).listener(new SyncListener() {

			@Override
			public void retrying(String reason) {
				BatchedStatementsTests.this.retries.add(reason);
			}

			@Override
			public void applied(Step step, Duration duration) {
				BatchedStatementsTests.this.applied.add(step);
			}

		}).build().run();
	}

	private static Schema tables(int count) {
		return Models.of(Stream.iterate(0, (number) -> number + 1)
			.limit(count)
			.map((number) -> Models.table("t" + number).build())
			.toArray(Table[]::new));
	}

	/** What happens to each statement that creates a table of the model. */
	private void trigger(String body) {
		this.jdbc.execute("create sequence attempts");
		this.jdbc.execute("""
				create function meddle() returns event_trigger language plpgsql as $$
				begin
				  if current_query() like '%%table public.t%%' then %s end if;
				end $$""".formatted(body));
		this.jdbc.execute("create event trigger %s on ddl_command_start execute function meddle()"
			.formatted("meddle_" + this.database.name()));
	}

}
