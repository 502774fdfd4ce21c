package io.schemasync.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import io.schemasync.embedded.EmbeddedPostgres;
import io.schemasync.embedded.TestDatabase;

/**
 * A server that waits for the disk at each commit, and that can be stopped as if somebody
 * had pulled the plug.
 */
final class CrashServer implements AutoCloseable {

	private final Path folder;

	private EmbeddedPostgres server;

	CrashServer(Path folder) throws IOException {
		this.folder = Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		this.server = start();
	}

	private EmbeddedPostgres start() {
		return EmbeddedPostgres.builder().dataDirectory(this.folder).durable(true).start();
	}

	/** Return a database as it is reached now: the port changes with each start. */
	TestDatabase database(String name) {
		return new TestDatabase(name, this.server.url(name), this.server.username(), this.server.password());
	}

	/** Do as {@code pg_ctl stop -m immediate}. */
	void crash() {
		try {
			new ProcessBuilder("kill", "-QUIT", pid()).inheritIO().start().waitFor();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.close();
	}

	void restart() {
		this.server = start();
	}

	private String pid() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			Path cluster = files.filter((file) -> file.getFileName().toString().matches("\\d+"))
				.findFirst()
				.orElseThrow();
			List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
			return lines.get(0).strip();
		}
	}

	@Override
	public void close() {
		this.server.close();
	}

}
