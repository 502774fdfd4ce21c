package io.schemasync.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.dialect.HazardCode;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of messages knows each message of the sources, and no other. */
class TroubleshootingTests {

	private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");

	private static final Pattern MESSAGE = Pattern.compile("(?m)^### `(.*)`$");

	@Test
	void everyMessageHasASection() throws IOException {
		Set<String> messages = Messages.in(Path.of("src/main/java"));
		messages.remove("schema-sync: …"); // the frame of all others
		assertThat(documented()).isEqualTo(messages);
	}

	@ParameterizedTest
	@EnumSource
	void everyProblemHasAChapter(Problem problem) throws IOException {
		SchemaSyncException failure = new SchemaSyncException(problem, "", "", null);
		String title = new SchemaSyncFailureAnalyzer().analyze(failure).getDescription().lines().findFirst().get();
		assertThat(page("troubleshooting")).contains("\n## " + title + "\n");
	}

	@ParameterizedTest
	@EnumSource
	void everyHazardIsExplained(HazardCode code) throws IOException {
		assertThat(page("hazards")).contains("| `" + code + "` |");
	}

	private static Set<String> documented() throws IOException {
		Set<String> messages = new TreeSet<>();
		Matcher headings = MESSAGE.matcher(page("troubleshooting"));
		while (headings.find()) {
			messages.add(headings.group(1));
		}
		return messages;
	}

	private static String page(String name) throws IOException {
		return Files.readString(DOCS.resolve(name + ".md"));
	}

}
