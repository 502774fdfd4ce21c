package io.schemasync.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for servers of several processes that keep nothing.
 */
class EmbeddedPostgresProcessTests {

	@TempDir
	private static Path temp;

	@Test
	void leavesNothingBehindWithoutDirectory() throws Exception {
		Process jvm = EmbeddedPostgresProgram.start(EmbeddedPostgresProgram.publicly(temp), null);
		EmbeddedPostgresProgram.awaitReady(jvm);
		assertThat(temporaryFolders()).hasSize(1);
		jvm.getOutputStream().close();
		assertThat(jvm.waitFor()).isZero();
		assertThat(Patience.ofSeconds(20).until(() -> temporaryFolders().isEmpty())).isTrue();
	}

	@Test
	void leavesNothingBehindWhenTheJvmIsKilled() throws Exception {
		Process jvm = EmbeddedPostgresProgram.start(EmbeddedPostgresProgram.publicly(temp), null);
		EmbeddedPostgresProgram.awaitReady(jvm);
		assertThat(temporaryFolders()).hasSize(1);
		jvm.destroyForcibly().waitFor();
		assertThat(Patience.ofSeconds(20).until(() -> temporaryFolders().isEmpty())).isTrue();
	}

	@Test
	void startsInSeveralJvmsAtOnce() throws Exception {
		List<Process> jvms = List.of(EmbeddedPostgresProgram.start(EmbeddedPostgresProgram.publicly(temp), null),
				EmbeddedPostgresProgram.start(EmbeddedPostgresProgram.publicly(temp), null),
				EmbeddedPostgresProgram.start(EmbeddedPostgresProgram.publicly(temp), null));
		for (Process jvm : jvms) {
			EmbeddedPostgresProgram.awaitReady(jvm);
		}
		for (Process jvm : jvms) {
			jvm.getOutputStream().close();
			assertThat(jvm.waitFor()).isZero();
		}
	}

	private static List<Path> temporaryFolders() throws IOException {
		try (Stream<Path> files = Files.list(temp)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("embedded-postgres-data")).toList();
		}
	}

}
