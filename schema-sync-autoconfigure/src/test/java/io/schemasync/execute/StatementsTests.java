package io.schemasync.execute;

import java.util.ArrayList;
import java.util.List;

import io.schemasync.plan.Plan;
import io.schemasync.plan.Unmapped;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a mapping brings as SQL runs as often as it should. */
class StatementsTests extends SyncTests {

	private static final String INSERT = "insert into customers values (1, 'Ada')";

	private static final String GRANT = "grant select on customers to public";

	private static final String INDEX = "create index concurrently if not exists ix_name on customers (lower(name))";

	@Test
	void statementThatMakesNothingRunsOnceWithTheFirstTables() {
		Schema desired = customers(List.of(INSERT), List.of(GRANT));
		assertThat(add(desired)).isInstanceOf(Outcome.Applied.class);
		assertThat(count("customers")).isEqualTo(1);
		assertThat(add(desired)).isInstanceOf(Outcome.Unchanged.class);
		this.jdbc.update("delete from customers");
		assertThat(add(desired)).isInstanceOf(Outcome.Unchanged.class);
		assertThat(count("customers")).isZero();
	}

	@Test
	void statementOfNewerVersionRunsOnce() {
		add(customers());
		Schema desired = customers(List.of(INSERT));
		assertThat(add(desired)).isInstanceOf(Outcome.Applied.class);
		assertThat(add(desired)).isInstanceOf(Outcome.Unchanged.class);
		assertThat(add(customers(List.of(INSERT + "  \n"), List.of(GRANT)))).isInstanceOf(Outcome.Applied.class);
		assertThat(count("customers")).isEqualTo(1);
	}

	@Test
	void statementDoesNotRunInDatabaseThatSomebodyElseMade() {
		this.jdbc.execute("create table customers (id bigint primary key, name varchar(255) not null); " + INSERT);
		Schema desired = customers(List.of(INSERT));
		assertThat(sync(desired).build().plan().steps()).isEmpty();
		assertThat(add(desired)).isInstanceOf(Outcome.Unchanged.class);
		assertThat(add(desired)).isInstanceOf(Outcome.Unchanged.class);
		assertThat(count("customers")).isEqualTo(1);
	}

	@Test
	void statementsRunWithEachRecreate() {
		Schema desired = customers(List.of(INSERT), List.of(INDEX), List.of(GRANT));
		for (int i = 0; i < 2; i++) {
			recreate(desired).build().run();
			assertThat(count("customers")).isEqualTo(1);
			assertThat(tableExists("ix_name")).isTrue();
			assertThat(sync(desired).build().plan().steps()).isEmpty();
		}
	}

	@Test
	void recreateWhenChangedLeavesStatementsAlone() {
		Schema desired = customers(List.of(INSERT), List.of(INDEX));
		recreate(desired).build().run();
		this.jdbc.update("insert into customers values (2, 'Bea')");
		ExecutionSettings changed = new ExecutionSettings(IMPATIENT.lockWait(), IMPATIENT.lockTimeout(),
				IMPATIENT.lockBudget(), IMPATIENT.statementTimeout(), true, true, false, null);
		assertThat(recreate(desired).executionSettings(changed).build().run()).isInstanceOf(Outcome.Unchanged.class);
		assertThat(count("customers")).isEqualTo(2);
	}

	@Test
	void eachStatementOfOneTextIsKnownByWhatItMakes() {
		Schema desired = customers(List.of("""
				create or replace function shout() returns trigger as $$
				begin
					new.name := upper(new.name);
					return new;
				end $$ language plpgsql;

				drop trigger if exists shouting on customers;

				create trigger shouting before insert on customers for each row execute procedure shout();
				"""));
		add(desired);
		this.jdbc.execute("drop table customers");
		add(desired);
		this.jdbc.update(INSERT);
		assertThat(this.jdbc.queryForObject("select name from customers", String.class)).isEqualTo("ADA");
		assertThat(sync(desired).build().plan().steps()).isEmpty();
	}

	@Test
	void eachStatementOfOneTextRunsWhereItsTableIsMadeAnew() {
		Schema desired = customers(List.of("create function two() returns int language sql as 'select 2'; "
				+ "create rule quiet as on delete to customers do instead nothing"));
		for (int i = 0; i < 2; i++) {
			recreate(desired).build().run();
			this.jdbc.update(INSERT);
			assertThat(this.jdbc.update("delete from customers")).isZero();
			assertThat(sync(desired).build().plan().steps()).isEmpty();
		}
	}

	@Test
	void indexIsBuiltOnlineWhereRowsAre() {
		add(customers());
		this.jdbc.update(INSERT);
		Schema desired = customers(List.of("create index ix_plain on customers (name)"), List.of(INDEX));
		Plan plan = sync(desired).build().plan();
		assertThat(plan.applicable()).hasSize(2)
			.allMatch((step) -> step.statements()
				.stream()
				.allMatch((statement) -> statement.sql().contains(" concurrently ")));
		assertThat(add(desired)).isInstanceOf(Outcome.Applied.class);
		Plan second = sync(desired).build().plan();
		assertThat(second.steps()).isEmpty();
		assertThat(second.unmapped()).isEmpty();
		this.jdbc.execute("update pg_index set indisvalid = false where indexrelid = 'ix_plain'::regclass");
		assertThat(add(desired)).isInstanceOf(Outcome.Applied.class);
		assertThat(sync(desired).build().plan().steps()).isEmpty();
	}

	@Test
	void ofSeveralOnlyTheMissingIsMadeWithWhatBelongsToIt() {
		Schema desired = customers(List.of("create table notes (id integer)", "insert into notes values (1)",
				"create function f() returns integer language sql as 'select 1'", "comment on function f() is 'one'",
				"alter table notes add constraint positive check (id > 0)"));
		add(desired);
		assertThat(sync(desired).build().plan().unmapped()).map(Unmapped::object).isEmpty();
		this.jdbc.execute("drop function f()");
		assertThat(add(desired)).isInstanceOf(Outcome.Applied.class);
		assertThat(count("notes")).isEqualTo(1);
		assertThat(this.jdbc.queryForObject("select obj_description('f()'::regprocedure)", String.class))
			.isEqualTo("one");
		this.jdbc.execute("alter table notes drop constraint positive");
		assertThat(add(desired)).isInstanceOf(Outcome.Applied.class);
		assertThat(add(desired)).isInstanceOf(Outcome.Unchanged.class);
	}

	@Test
	void sameTriggerOnTwoTablesIsTwo() {
		Schema shop = Models.shop();
		String body = " before insert on %s for each row execute function quiet()";
		Schema desired = with(shop,
				List.of("create function quiet() returns trigger language plpgsql as 'begin return new; end'"),
				List.of("create trigger t" + body.formatted("customers")),
				List.of("create trigger t" + body.formatted("public.orders")));
		add(desired);
		assertThat(this.jdbc.queryForObject("select count(*) from pg_trigger where tgname = 't'", Long.class))
			.isEqualTo(2);
		this.jdbc.execute("drop trigger t on orders");
		assertThat(add(desired)).isInstanceOf(Outcome.Applied.class);
		assertThat(add(desired)).isInstanceOf(Outcome.Unchanged.class);
	}

	@SafeVarargs
	private static Schema customers(List<String>... objects) {
		return with(Models.of(Models.customers()), objects);
	}

	@SafeVarargs
	private static Schema with(Schema schema, List<String>... objects) {
		List<AuxiliaryObject> auxiliary = new ArrayList<>();
		for (List<String> statements : objects) {
			auxiliary.add(new AuxiliaryObject(Models.name("some"), statements, List.of(), false));
		}
		return new Schema(schema.namespaces(), schema.tables(), schema.sequences(), schema.enumTypes(),
				schema.compositeTypes(), schema.views(), auxiliary);
	}

}
