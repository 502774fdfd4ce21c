package io.schemasync.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.guide.GuidePage.Block;
import io.schemasync.guide.GuidePage.Section;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Carries the guides out, section by section: starts applications with the entities that
 * they show, on a real database, runs their SQL, and compares logs, statements and
 * results with what came out.
 */
class GuideTests {

	/** What shows the start of a version, or is there before. */
	private static final Set<String> LOOKING = Set.of("start", "refused", "script", "file");

	private static final String FIRST_VERSION = "version=first";

	private final TestDatabase server = TestPostgres.freshDatabase();

	private final GuideDatabase database = new GuideDatabase(this.server);

	private final List<GuideApplication> versions = new ArrayList<>();

	private boolean started = true;

	/** Whether versions were there before schema-sync was. */
	private boolean unsynchronized;

	@TempDir
	private Path folder;

	@TempDir
	private Path resources;

	static Stream<Section> sections() {
		return Stream
			.of("workflow-examples", "evolution", "evolution-example", "production", "troubleshooting",
					"migrating/from-ddl-auto-update", "migrating/from-flyway", "migrating/from-liquibase")
			.filter((page) -> page.startsWith(System.getProperty("guides.only", "")))
			.map(GuidePage::named)
			.flatMap((page) -> page.sections().stream());
	}

	@AfterEach
	void dropRoles() {
		this.database.dropRoles();
	}

	@ParameterizedTest
	@MethodSource("sections")
	void showsWhatHappens(Section section) throws IOException {
		for (int i = 0; i < section.blocks().size(); i++) {
			String actual = carryOut(section.blocks().get(i));
			if (actual != null) {
				section.page().expect(section, i, actual);
			}
		}
		assertThatEarlierVersionsStillWork();
	}

	private @Nullable String carryOut(Block block) throws IOException {
		if (!LOOKING.contains(block.kind())) {
			startSilently();
		}
		return switch (block.kind()) {
			case "entities" -> develop(block);
			case "sql" -> run(block);
			case "cleanup" -> cleanUp(block);
			case "fails" -> fail(block);
			case "file" -> save(block.argument(), block.text());
			case "script" -> script(block);
			case "start" -> start(block);
			case "refused" -> refused(block);
			case "contract" -> contraction(block);
			case "ran" -> this.database.ran();
			case "result" -> this.database.result();
			default -> throw new IllegalStateException(block.kind());
		};
	}

	/** The file's name, then what else is set for the plan. */
	private String script(Block block) throws IOException {
		List<String> arguments = properties(block);
		return save(arguments.get(0), latest().script(arguments.subList(1, arguments.size())));
	}

	/** A file among the application's resources. */
	private String save(String name, String text) throws IOException {
		Path file = this.resources.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		return text;
	}

	private @Nullable String develop(Block block) throws IOException {
		Path classes = Files.createDirectory(this.folder.resolve("version" + this.versions.size()));
		GuideApplication application = new GuideApplication(this.server,
				GuideEntities.compile(block.text(), classes, this.resources));
		this.versions.add(application);
		this.started = false;
		if (block.argument().equals("ddl-auto=update")) {
			application.start(List.of("schemasync.enabled=false", "spring.jpa.hibernate.ddl-auto=update"));
			this.started = true;
			this.unsynchronized = true;
		}
		return null;
	}

	/** The version before needs no words. */
	private void startSilently() {
		if (!this.started) {
			start(List.of());
			this.database.forget();
		}
	}

	private @Nullable String run(Block block) {
		this.database.run(block.text(), block.argument());
		return null;
	}

	/** Takes away what earlier versions need. */
	private @Nullable String cleanUp(Block block) {
		GuideApplication latest = latest();
		this.versions.clear();
		this.versions.add(latest);
		return run(block);
	}

	private @Nullable String fail(Block block) {
		assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> run(block));
		return null;
	}

	private String start(Block block) {
		return start(properties(block));
	}

	private String start(List<String> properties) {
		this.started = true;
		return version(properties).start(properties);
	}

	private GuideApplication version(List<String> properties) {
		return properties.contains(FIRST_VERSION) ? this.versions.get(0) : latest();
	}

	/** Older servers know less of who reads what. */
	private @Nullable String contraction(Block block) {
		String text = latest().contraction(properties(block));
		return this.database.countsReads() ? text : null;
	}

	private String refused(Block block) {
		this.started = true;
		return latest().refused(properties(block));
	}

	private static List<String> properties(Block block) {
		return block.argument().isEmpty() ? List.of() : List.of(block.argument().split("\\s+"));
	}

	private GuideApplication latest() {
		return this.versions.get(this.versions.size() - 1);
	}

	private void assertThatEarlierVersionsStillWork() {
		if (this.unsynchronized) {
			return;
		}
		List<String> before = this.database.history();
		this.versions.subList(0, Math.max(0, this.versions.size() - 1)).forEach(GuideApplication::readsAll);
		assertThat(this.database.history()).as("what earlier versions change").isEqualTo(before);
	}

}
