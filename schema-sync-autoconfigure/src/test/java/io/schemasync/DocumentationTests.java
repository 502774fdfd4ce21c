package io.schemasync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.schemasync.testing.MappingCorpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps README and docs true to the files that they speak of.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final Pattern SNIPPET = Pattern.compile("<!-- from: (\\S+) -->\\s*```\\w+\\n(.*?)```",
			Pattern.DOTALL);

	private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

	private static final Pattern ANCHOR = Pattern.compile("]\\((?!https?:)([^)#]*)#([^)]+)\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

	private static final Pattern SENTENCE = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);

	static Stream<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs.sorted().toList().stream())
				.filter((page) -> page.toString().endsWith(".md"));
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void snippetsComeFromFilesThatTheTestsRun(Path page) throws IOException {
		Matcher snippets = SNIPPET.matcher(Files.readString(page));
		while (snippets.find()) {
			List<String> source = stripped(Files.readString(ROOT.resolve(snippets.group(1))));
			assertThat(source).as("%s in %s", snippets.group(1), page).containsSubsequence(stripped(snippets.group(2)));
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksLeadToFiles(Path page) throws IOException {
		Matcher links = LINK.matcher(Files.readString(page));
		while (links.find()) {
			assertThat(page.resolveSibling(links.group(1))).exists();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void anchorsLeadToHeadings(Path page) throws IOException {
		Matcher links = ANCHOR.matcher(Files.readString(page));
		while (links.find()) {
			Path target = links.group(1).isEmpty() ? page : page.resolveSibling(links.group(1));
			assertThat(HEADING.matcher(Files.readString(target)).results().map((heading) -> anchor(heading.group(1))))
				.as("anchors of %s, for a link of %s", target, page)
				.contains(links.group(2));
		}
	}

	/** As GitHub makes them. */
	private static String anchor(String heading) {
		return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

	@Test
	void everyFeatureOfTheCorpusIsOnThePageOfMappings() throws IOException {
		List<String> expected = new ArrayList<>();
		for (MappingCorpus.Feature feature : MappingCorpus.features()) {
			Path info = Path.of("src/test/java/io/schemasync/mappings", feature.name(), "package-info.java");
			if (Files.exists(info)) {
				expected.add("| `" + feature.name() + "` | " + sentence(Files.readString(info)) + " |");
			}
		}
		assertThat(Files.readAllLines(ROOT.resolve("docs/mappings.md"))).containsAll(expected);
	}

	private static String sentence(String packageInfo) {
		Matcher comment = SENTENCE.matcher(packageInfo);
		assertThat(comment.find()).isTrue();
		return String.join(" ", stripped(comment.group(1).replaceAll("(?m)^\\s*\\* ?", "")));
	}

	private static List<String> stripped(String text) {
		return text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

}
