package io.schemasync.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A program for tests that need a JVM of its own: starts a server, says so, and ends when
 * its standard input does.
 */
final class EmbeddedPostgresProgram {

	private static final String READY = "ready";

	private EmbeddedPostgresProgram() {
	}

	static Process start(@Nullable Path temp, @Nullable Path directory) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		if (temp != null) {
			command.add("-Djava.io.tmpdir=" + temp);
		}
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), EmbeddedPostgresProgram.class.getName()));
		if (directory != null) {
			command.add(directory.toString());
		}
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	static void awaitReady(Process program) throws IOException {
		BufferedReader output = new BufferedReader(new InputStreamReader(program.getInputStream()));
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			if (line.equals(READY)) {
				return;
			}
		}
		throw new IOException("The program ended without a server");
	}

	/** Servers run as another user where root starts them. */
	static Path publicly(Path folder) throws IOException {
		return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
	}

	public static void main(String[] args) throws IOException {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
		if (args.length > 0) {
			builder.dataDirectory(Path.of(args[0]));
		}
		EmbeddedPostgres postgres = builder.start();
		postgres.createDatabase("from_program");
		System.out.println(READY);
		System.in.read();
	}

}
