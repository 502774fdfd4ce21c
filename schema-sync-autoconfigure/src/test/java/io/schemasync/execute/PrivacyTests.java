package io.schemasync.execute;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.plan.PlanSettings;
import io.schemasync.plan.Step;
import io.schemasync.report.TextReport;
import io.schemasync.schema.AuxiliaryObject;
import io.schemasync.schema.Schema;
import io.schemasync.schema.UniqueConstraint;

import static org.assertj.core.api.Assertions.assertThat;

/** Values of rows may be private, and messages end up in logs. */
class PrivacyTests extends SyncTests {

	private static final String SECRET = "mallory@example.org";

	private static final PlanSettings AT_ONCE = new PlanSettings(List.of(), List.of(), true, true, false, 0,
			Duration.ofSeconds(5), Duration.ZERO);

	private final Schema unique = Models.of(Models.customers()
		.toBuilder()
		.unique(new UniqueConstraint("customers_name", List.of("name"), true, true, true))
		.build());

	@Test
	void rowThatBreaksARuleIsNamedByItsKeyAlone() {
		add(Models.of(Models.customers()));
		this.jdbc.update("insert into customers values (41, ?), (42, ?)", SECRET, SECRET);
		Outcome outcome = sync(this.unique).planSettings(AT_ONCE).build().run();
		assertThat(report(outcome)).contains("41").doesNotContain(SECRET);
	}

	@Test
	void errorOfTheServerDoesNotQuoteTheRow() {
		add(Models.of(Models.customers()));
		this.jdbc.update("insert into customers values (41, ?)", SECRET);
		List<String> warnings = new ArrayList<>();
		Outcome outcome = sync(this.unique).planSettings(AT_ONCE).listener(new SyncListener() {

			@Override
			public void applying(Step step) {
				PrivacyTests.this.jdbc.update("insert into customers values (42, ?)", SECRET);
			}

			@Override
			public void warned(String message) {
				warnings.add(message);
			}

		}).build().run();
		assertThat(warnings).hasSize(1);
		assertThat(warnings.toString()).contains("customers_name").doesNotContain(SECRET);
		assertThat(report(outcome)).doesNotContain(SECRET);
	}

	@Test
	void stackTraceDoesNotQuoteTheRow() {
		add(Models.of(Models.customers()));
		this.jdbc.update("insert into customers values (41, ?)", SECRET);
		for (String sql : List.of("insert into customers select * from customers", "select name::int from customers",
				"insert into customers values (42, null)")) {
			SchemaSyncException failure = failure(() -> add(withSql(sql)), Problem.STATEMENT_FAILED);
			StringWriter trace = new StringWriter();
			failure.printStackTrace(new PrintWriter(trace));
			assertThat(trace.toString()).contains(sql).doesNotContain(SECRET);
		}
	}

	private static Schema withSql(String sql) {
		Schema schema = Models.of(Models.customers());
		AuxiliaryObject object = new AuxiliaryObject(Models.name("script"), List.of(sql), List.of(), false);
		return new Schema(schema.namespaces(), schema.tables(), schema.sequences(), schema.enumTypes(),
				schema.compositeTypes(), schema.views(), List.of(object));
	}

	private static String report(Outcome outcome) {
		return new TextReport((tone, text) -> text, true).lines(outcome.remaining()).toString();
	}

}
