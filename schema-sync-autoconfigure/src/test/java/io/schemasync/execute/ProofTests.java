package io.schemasync.execute;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.schemasync.dialect.Evidence.Proof;
import io.schemasync.plan.Plan;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Probing;
import io.schemasync.plan.ProofMemory;
import io.schemasync.plan.Step;
import io.schemasync.schema.CheckConstraint;
import io.schemasync.schema.ForeignKey;
import io.schemasync.schema.ReferentialAction;
import io.schemasync.schema.Schema;
import io.schemasync.schema.UniqueConstraint;

import static org.assertj.core.api.Assertions.assertThat;

/** What the rows of today say about stricter rules. */
class ProofTests extends SyncTests {

	private static final PlanSettings AT_ONCE = new PlanSettings(List.of(), List.of(), true, true, false, 0,
			Duration.ofSeconds(1), Duration.ZERO);

	private static final Schema STRICT = Models.of(Models.table("parent").build(),
			Models.table("child")
				.column(Models.column("parent_id", "bigint", true))
				.column(Models.column("code", "varchar(3)", false))
				.column(Models.column("amount", "integer", true))
				.unique(new UniqueConstraint("child_code", List.of("code"), true, true, true))
				.check(new CheckConstraint("child_amount", "amount > 0", List.of("amount"), true, null))
				.foreignKey(new ForeignKey("child_parent", List.of("parent_id"), Models.name("parent"), List.of("id"),
						ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true))
				.build());

	@BeforeEach
	void tables() {
		this.jdbc.execute("create table parent (id bigint primary key)");
		this.jdbc.execute("create table child (id bigint primary key, parent_id bigint, code varchar(9), amount int)");
		this.jdbc.execute("insert into parent values (1)");
		this.jdbc.execute("insert into child values (1, 1, 'one', 1)");
	}

	@Test
	void tablesThatAreMissingDoNotKeepOthersFromBeingAsked() {
		this.jdbc.execute("update child set amount = -1");
		Schema model = Models.of(Models.table("parent").build(),
				Models.table("child")
					.column(Models.column("parent_id", "bigint", true))
					.column(Models.column("code", "varchar(9)", true))
					.column(Models.column("amount", "integer", true))
					.check(new CheckConstraint("child_amount", "amount > 0", List.of("amount"), true, null))
					.foreignKey(to("gift"))
					.build(),
				Models.table("gift")
					.column(Models.column("parent_id", "bigint", true))
					.foreignKey(to("parent"))
					.build());
		assertThat(sync(model).planSettings(AT_ONCE).build().plan().withheld()).singleElement()
			.satisfies((step) -> assertThat(step.object()).isEqualTo("public.child.child_amount"));
	}

	private static ForeignKey to(String table) {
		return new ForeignKey(table + "_fk", List.of("parent_id"), Models.name(table), List.of("id"),
				ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION, "", true);
	}

	@Test
	void rulesThatRowsObeyAreProved() {
		assertThat(proofs(plan(AT_ONCE))).allSatisfy((object, proof) -> assertThat(proof).isEqualTo(Proof.PROVED));
		assertThat(proofs(plan(AT_ONCE))).hasSize(5);
	}

	@Test
	void ruleThatARowBreaksNamesItsKeyAndHowManyDo() {
		this.jdbc.execute("insert into child values (2, 7, 'same', 0), (3, 8, 'same', -1), (4, 1, null, 1)");
		Map<String, Proof> proofs = proofs(plan(AT_ONCE));
		assertThat(proofs.get("not null")).isEqualTo(new Proof(Proof.State.DISPROVED, "4", "1"));
		assertThat(proofs.get("type")).isEqualTo(new Proof(Proof.State.DISPROVED, "2", "2"));
		assertThat(proofs.get("public.child.child_amount")).isEqualTo(new Proof(Proof.State.DISPROVED, "2", "2"));
		assertThat(proofs.get("public.child.child_parent")).isEqualTo(new Proof(Proof.State.DISPROVED, "2", "2"));
		assertThat(proofs.get("public.child.child_code")).isEqualTo(new Proof(Proof.State.DISPROVED, "2", ""));
	}

	@Test
	void allRowsAreCountedOnRequestAlone() {
		this.jdbc.execute("insert into child select n, 7, 'same', 0 from generate_series(2, 3001) n");
		Map<String, Proof> usual = proofs(plan(AT_ONCE));
		assertThat(usual.get("public.child.child_parent").howMany()).isEqualTo("more than 1000");
		Map<String, Proof> counted = proofs(plan(AT_ONCE.withCounts(true)));
		assertThat(counted.get("public.child.child_parent").howMany()).isEqualTo("3000");
		assertThat(counted.get("public.child.child_code").howMany()).isEqualTo("3000");
		assertThat(counted.get("type").howMany()).isEqualTo("3000");
	}

	@Test
	void nothingIsKnownOfATableThatSomebodyKeepsLocked() throws Exception {
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			new JdbcTemplate(new SingleConnectionDataSource(connection, true))
				.execute("lock table child in access exclusive mode");
			Plan plan = plan(AT_ONCE);
			assertThat(proofs(plan).get("public.child.child_code")).isEqualTo(Proof.UNKNOWN);
			connection.rollback();
		}
	}

	@Test
	void whoeverOnlyLooksGoesByWhatTheRowsSaidLast() {
		ProofMemory memory = new ProofMemory();
		this.jdbc.execute("insert into child values (2, 7, 'two', 1)");
		Plan asked = sync(STRICT).planSettings(AT_ONCE).probing(new Probing(true, memory)).build().plan();
		this.jdbc.execute("delete from child where id = 2");
		Plan looked = sync(STRICT).planSettings(AT_ONCE).probing(new Probing(false, memory)).build().plan();
		assertThat(proofs(looked)).isEqualTo(proofs(asked));
		assertThat(looked.id()).isEqualTo(asked.id());
		assertThat(looked.notes()).hasSize(1).first().asString().contains("asked");
	}

	private Plan plan(PlanSettings settings) {
		return sync(STRICT).planSettings(settings).build().plan();
	}

	private static Map<String, Proof> proofs(Plan plan) {
		return plan.steps()
			.stream()
			.filter((step) -> step.proof() != null)
			.collect(java.util.stream.Collectors.toMap(ProofTests::name, Step::proof));
	}

	private static String name(Step step) {
		if (step.object().endsWith(".code")) {
			return step.summary().contains("not null") ? "not null" : "type";
		}
		return step.object();
	}

}
