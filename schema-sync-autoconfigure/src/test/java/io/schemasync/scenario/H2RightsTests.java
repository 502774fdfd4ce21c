package io.schemasync.scenario;

import java.util.List;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.Finding;
import io.schemasync.plan.Plan;
import io.schemasync.testing.EntityModels;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a user of H2 meets who is no administrator. */
class H2RightsTests {

	private final TestDatabase database = H2ScenarioTests.database("");

	private final JdbcTemplate admin = new JdbcTemplate(this.database.dataSource());

	/** Most settings in a URL are for administrators. */
	private final TestDatabase poor = new TestDatabase(this.database.name(), "jdbc:h2:mem:" + this.database.name(),
			"poor", "secret");

	H2RightsTests() {
		this.admin.execute("create user poor password 'secret'");
	}

	@Test
	void theRightToCreateIsNamed() {
		SchemaSyncException refusal = refusal();
		assertThat(refusal.problem()).isEqualTo(Problem.NO_RIGHTS);
		assertThat(refusal.action()).contains("GRANT ALTER ANY SCHEMA TO \"POOR\"");
		assertThat(tables()).isEmpty();
		grant(refusal);
		assertThat(sync(this.poor).steps()).isEmpty();
		assertThat(tables()).contains("STICKER");
	}

	@Test
	void theRightToChangeIsNamed() {
		this.admin.execute("create table sticker (number bigint)");
		this.admin.execute("grant select, insert, update, delete on sticker to poor");
		SchemaSyncException refusal = refusal();
		assertThat(refusal.problem()).isEqualTo(Problem.NO_RIGHTS);
		assertThat(refusal.action()).contains("GRANT ALTER ANY SCHEMA TO \"POOR\"");
		grant(refusal);
		assertThat(sync(this.poor).applicable()).isEmpty();
	}

	@Test
	void whatIsMissingIsKnownBefore() {
		assertThat(rights(this.poor)).singleElement().satisfies((finding) -> {
			assertThat(finding.ok()).isFalse();
			assertThat(finding.text()).isEqualTo("user 'POOR' may not create or change in schema 'PUBLIC'");
			assertThat(finding.remedy()).contains("GRANT ALTER ANY SCHEMA TO \"POOR\"");
		});
		assertThat(rights(this.database)).singleElement().satisfies((finding) -> assertThat(finding.ok()).isTrue());
		this.admin.execute("create role builders");
		this.admin.execute("grant alter any schema to builders");
		this.admin.execute("grant builders to poor");
		assertThat(rights(this.poor)).singleElement().satisfies((finding) -> assertThat(finding.ok()).isTrue());
		assertThat(sync(this.poor).steps()).isEmpty();
	}

	@Test
	void theOwnerOfASchemaNeedsNoOtherRight() {
		this.admin.execute("create schema own authorization poor");
		TestDatabase own = new TestDatabase(this.poor.name(), this.poor.url() + ";SCHEMA=OWN", "poor", "secret");
		assertThat(rights(own)).singleElement().satisfies((finding) -> assertThat(finding.ok()).isTrue());
		assertThat(sync(own).steps()).isEmpty();
	}

	@Test
	void whoMayOnlyReadCanPlan() {
		this.admin.execute("grant select on schema public to poor");
		assertThat(plan(this.poor).applicable()).hasSize(1);
		assertThat(tables()).isEmpty();
	}

	private SchemaSyncException refusal() {
		SchemaSyncException refusal = catchThrowableOfType(SchemaSyncException.class, () -> sync(this.poor));
		assertThat(refusal).isNotNull();
		return refusal;
	}

	/** What is told can be run as it is. */
	private void grant(SchemaSyncException refusal) {
		this.admin.execute(String.valueOf(refusal.action()).replaceAll("(?s)As an administrator: (.*?)\\. .*", "$1"));
	}

	private List<String> tables() {
		return this.admin.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
				+ " and table_type = 'BASE TABLE'", String.class);
	}

	private static Plan sync(TestDatabase database) {
		try (EntityModels models = EntityModels.of(database, RecreateScenarios.V1.Sticker.class)) {
			return schemaSync(database, models).run().remaining();
		}
	}

	private static Plan plan(TestDatabase database) {
		try (EntityModels models = EntityModels.of(database, RecreateScenarios.V1.Sticker.class)) {
			return schemaSync(database, models).plan();
		}
	}

	private static List<Finding> rights(TestDatabase database) {
		try (EntityModels models = EntityModels.of(database, RecreateScenarios.V1.Sticker.class)) {
			return schemaSync(database, models).examine()
				.stream()
				.filter((finding) -> finding.subject().equals("rights"))
				.toList();
		}
	}

	private static SchemaSync schemaSync(TestDatabase database, EntityModels models) {
		return SchemaSync.builder(database.dataSource()).desired(models.source()).build();
	}

}
