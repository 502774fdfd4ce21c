package io.schemasync.execute;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.Strategy;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.plan.Plan;
import io.schemasync.plan.Step;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;
import io.schemasync.schema.Schema;
import io.schemasync.schema.TableBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Plans that are applied by the id under which a person looked at them. */
class ApprovedPlanTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@BeforeEach
	void fill() {
		this.jdbc.execute("create table orders (id bigint primary key, status text)");
		this.jdbc.execute("insert into orders values (1, 'NEW'), (2, 'PAID')");
	}

	@Test
	void appliesThePlanThatWasLookedAt() {
		try (SchemaSync sync = sync(SyncListener.NONE, "note")) {
			Outcome outcome = sync.apply(sync.plan().id());
			assertThat(outcome).isInstanceOf(Outcome.Applied.class);
			assertThat(outcome.remaining().inSync()).isTrue();
			assertThat(columns()).contains("note");
		}
	}

	@Test
	void appliesNothingOfAnotherPlan() {
		try (SchemaSync sync = sync(SyncListener.NONE, "note", "place")) {
			Plan before = sync.plan();
			this.jdbc.execute("alter table orders add column place text");
			assertThatExceptionOfType(PlanChangedException.class).isThrownBy(() -> sync.apply(before.id()))
				.withMessageContaining(before.id())
				.satisfies((ex) -> {
					assertThat(ex.problem()).isEqualTo(Problem.PLAN_CHANGED);
					assertThat(ex.plan().id()).isEqualTo(sync.plan().id()).isNotEqualTo(before.id());
				});
			assertThat(columns()).doesNotContain("note");
		}
	}

	@Test
	void looksAgainWhenItHoldsTheLock() {
		SyncListener intruder = new SyncListener() {
			@Override
			public void planned(Plan plan) {
				ApprovedPlanTests.this.jdbc.execute("alter table orders add column if not exists place text");
			}
		};
		try (SchemaSync sync = sync(intruder, "note", "place")) {
			Plan before = sync.plan();
			assertThatExceptionOfType(PlanChangedException.class).isThrownBy(() -> sync.apply(before.id()));
			assertThat(columns()).doesNotContain("note");
			assertThat(tables()).containsExactly("orders");
		}
	}

	@Test
	void leavesAloneWhatCameUpDuringTheWork() {
		this.jdbc.execute("create index ix_id on orders (id, status)");
		AtomicBoolean intruded = new AtomicBoolean();
		List<String> applied = new ArrayList<>();
		SyncListener intruder = new SyncListener() {
			@Override
			public void applying(Step step) {
				applied.add(step.object());
				if (intruded.compareAndSet(false, true)) {
					ApprovedPlanTests.this.jdbc.execute("drop index ix_id");
				}
			}
		};
		try (SchemaSync sync = sync(intruder)) {
			Outcome outcome = sync.apply(sync.plan().id());
			assertThat(applied).containsExactly("public.orders.ix_status");
			assertThat(outcome.remaining().steps()).extracting(Step::object).containsExactly("public.orders.ix_id");
			assertThat(indexes()).contains("ix_status").doesNotContain("ix_id");
		}
	}

	@Test
	void doesWhatGoesOnBesideTheTrafficToo() {
		try (SchemaSync sync = sync(SyncListener.NONE, "note")) {
			assertThat(sync.plan().applicable()).extracting(Step::online).contains(true, false);
			assertThat(sync.apply(sync.plan().id()).remaining().inSync()).isTrue();
		}
	}

	@Test
	void neverDrops() {
		try (SchemaSync sync = builder(SyncListener.NONE).strategy(Strategy.RECREATE).build()) {
			assertThatExceptionOfType(SchemaSyncException.class).isThrownBy(() -> sync.apply(sync.plan().id()))
				.satisfies((ex) -> {
					assertThat(ex.problem()).isEqualTo(Problem.RECREATE_REFUSED);
					assertThat(ex.action()).contains("--schemasync.command=recreate");
				});
			assertThat(this.jdbc.queryForObject("select count(*) from orders", Integer.class)).isEqualTo(2);
		}
	}

	private SchemaSync sync(SyncListener listener, String... columns) {
		return builder(listener, columns).build();
	}

	private SchemaSyncBuilder builder(SyncListener listener, String... columns) {
		TableBuilder table = Models.table("orders")
			.column(Models.column("status", "text", true))
			.index(index("ix_status", "status"))
			.index(index("ix_id", "id", "status"));
		Arrays.stream(columns).forEach((name) -> table.column(Models.column(name, "text", true)));
		Schema schema = Models.of(table.build());
		return SchemaSync.builder(this.database.dataSource())
			.desired(() -> schema)
			.listener(listener)
			.executionSettings(ExecutionSettings.DEFAULTS.withLockWait(Duration.ofSeconds(10)));
	}

	private static Index index(String name, String... columns) {
		return new Index(name, Arrays.stream(columns).map(IndexPart::of).toList(), false, "btree", "", true);
	}

	private List<String> columns() {
		return this.jdbc.queryForList(
				"select column_name::text from information_schema.columns where table_name = 'orders'", String.class);
	}

	private List<String> tables() {
		return this.jdbc.queryForList("select tablename::text from pg_tables where schemaname = 'public'",
				String.class);
	}

	private List<String> indexes() {
		return this.jdbc.queryForList("select indexname::text from pg_indexes where tablename = 'orders'",
				String.class);
	}

}
