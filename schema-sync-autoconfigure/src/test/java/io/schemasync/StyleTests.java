package io.schemasync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Style rules which neither the compiler nor the formatter checks.
 */
class StyleTests {

	private static final Path SOURCES = Path.of("src/main/java");

	private static final int MAX_LINES = 300;

	@Test
	void filesAreShort() {
		assertThat(javaFiles()).isNotEmpty()
			.filteredOn((file) -> !file.toString().endsWith("Properties.java"))
			.allSatisfy((file) -> assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MAX_LINES));
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(javaFiles().stream().map(Path::getParent).distinct()).allSatisfy((folder) -> {
			Path packageInfo = folder.resolve("package-info.java");
			assertThat(packageInfo).exists();
			assertThat(lines(packageInfo)).contains("@NullMarked");
		});
	}

	private static List<Path> javaFiles() {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
