package io.schemasync.guide.hsqldb;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import io.schemasync.SchemaSync;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.plan.Plan;
import io.schemasync.testing.EntityModels;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

/** Two versions of an application start on one database in memory. */
public final class HsqldbSync implements Supplier<List<String>> {

	private final TestDatabase database = new TestDatabase("guide",
			"jdbc:hsqldb:mem:%s;sql.syntax_pgs=true".formatted(UUID.randomUUID()), "SA", "");

	/** The first version. */
	interface V1 {

		@Entity(name = "Note")
		class Note {

			@Id
			Long id;

			String text;

		}

	}

	/** The second version, which also wants what the dialect does not know. */
	interface V2 {

		@Entity(name = "Note")
		@Table(indexes = @Index(name = "NOTE_AUTHOR", columnList = "author"))
		class Note {

			@Id
			Long id;

			String text;

			String author;

		}

	}

	@Override
	public List<String> get() {
		loadDriver();
		return List.of(start(V1.Note.class), start(V2.Note.class), start(V2.Note.class));
	}

	private String start(Class<?> entity) {
		try (EntityModels model = EntityModels.of(this.database, entity)) {
			SchemaSync sync = SchemaSync.builder(this.database.dataSource()).desired(model.source()).build();
			Plan plan = sync.plan();
			sync.run();
			model.validate();
			return text(plan);
		}
	}

	/** JDBC looks for drivers once, and others may have looked before. */
	private static void loadDriver() {
		try {
			Class.forName("org.hsqldb.jdbc.JDBCDriver");
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Plan plan) {
		StringBuilder text = new StringBuilder();
		plan.applicable()
			.forEach((step) -> step.statements().forEach((statement) -> text.append(statement.sql()).append('\n')));
		plan.withheld().forEach((step) -> text.append(step.decision()).append('\n'));
		return text.toString();
	}

}
