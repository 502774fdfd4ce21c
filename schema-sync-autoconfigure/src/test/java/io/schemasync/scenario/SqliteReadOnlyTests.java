package io.schemasync.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.execute.Finding;
import io.schemasync.execute.Outcome;
import io.schemasync.testing.EntityModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** What a process meets that may read a file of SQLite but not write it. */
class SqliteReadOnlyTests {

	@TempDir
	private Path folder;

	@Test
	void aConnectionThatOnlyReadsIsRefusedBeforeAnythingIsTried() {
		database("").start(RecreateScenarios.V1.Sticker.class);
		TestDatabase readOnly = at("?open_mode=1");
		assertThat(run(readOnly, RecreateScenarios.V1.Sticker.class)).isInstanceOf(Outcome.Unchanged.class);
		assertRefused(readOnly);
		assertThat(writable(readOnly)).satisfies((finding) -> {
			assertThat(finding.ok()).isFalse();
			assertThat(finding.remedy()).contains("open_mode=1");
		});
		assertThat(writable(at(""))).satisfies((finding) -> assertThat(finding.ok()).isTrue());
		try (EntityModels models = EntityModels.of(readOnly, RecreateScenarios.V1.Note.class)) {
			assertThat(schemaSync(readOnly, models).plan().applicable()).isNotEmpty();
		}
	}

	@Test
	void aFileWithoutTheRightToWriteItIsRefused() throws Exception {
		database("").start(RecreateScenarios.V1.Sticker.class);
		Path file = this.folder.resolve("shop.db");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
		assumeFalse(Files.isWritable(file), "root may write every file");
		assertRefused(at(""));
	}

	private void assertRefused(TestDatabase readOnly) {
		SchemaSyncException refusal = catchThrowableOfType(SchemaSyncException.class,
				() -> run(readOnly, RecreateScenarios.V1.Note.class));
		assertThat(refusal).isNotNull();
		assertThat(refusal.problem()).isEqualTo(Problem.READ_ONLY);
		assertThat(refusal.action()).startsWith("Let the process write the file and its folder");
		assertThat(new JdbcTemplate(at("").dataSource())
			.queryForList("select name from sqlite_schema where name like 'note%'", String.class)).isEmpty();
	}

	private ScenarioDatabase database(String settings) {
		return new ScenarioDatabase(at(settings), (text) -> text);
	}

	private TestDatabase at(String settings) {
		return new TestDatabase("shop", "jdbc:sqlite:" + this.folder.resolve("shop.db") + settings, "", "");
	}

	private static Outcome run(TestDatabase database, Class<?> entity) {
		try (EntityModels models = EntityModels.of(database, entity)) {
			return schemaSync(database, models).run();
		}
	}

	private static Finding writable(TestDatabase database) {
		try (EntityModels models = EntityModels.of(database, RecreateScenarios.V1.Sticker.class)) {
			List<Finding> findings = schemaSync(database, models).examine();
			return findings.stream()
				.filter((finding) -> finding.subject().equals("writable"))
				.findFirst()
				.orElseThrow();
		}
	}

	private static SchemaSync schemaSync(TestDatabase database, EntityModels models) {
		return SchemaSync.builder(database.dataSource()).desired(models.source()).build();
	}

}
