package io.schemasync.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.schemasync.embedded.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real PgBouncer before a database, if the machine has one
 * ({@code apt install pgbouncer}).
 */
public final class PgBouncer implements AutoCloseable {

	private final Process process;

	private final Path folder;

	private final TestDatabase database;

	private PgBouncer(Process process, Path folder, TestDatabase database) {
		this.process = process;
		this.folder = folder;
		this.database = database;
	}

	/** Tell whether there is one on this machine. */
	public static boolean isInstalled() {
		return program().isPresent();
	}

	private static Optional<Path> program() {
		return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
			.map((folder) -> Path.of(folder, "pgbouncer"))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * Start one.
	 * @param mode when a session goes back to the pool, such as {@code transaction}
	 * @param database the database that it leads to
	 * @return the running pooler
	 */
	public static PgBouncer start(String mode, TestDatabase database) {
		try {
			int port = freePort();
			Path folder = Files.createTempDirectory("pgbouncer");
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
			URI server = URI.create(database.url().substring("jdbc:".length()));
			Path users = Files.writeString(folder.resolve("users.txt"),
					"\"%s\" \"%s\"\n".formatted(database.username(), database.password()));
			Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), """
					[databases]
					* = host=%s port=%d
					[pgbouncer]
					listen_addr = 127.0.0.1
					listen_port = %d
					unix_socket_dir =
					auth_type = plain
					auth_file = %s
					pool_mode = %s
					ignore_startup_parameters = extra_float_digits
					""".formatted(server.getHost(), server.getPort(), port, users, mode));
			Process process = new ProcessBuilder(command(settings)).redirectErrorStream(true)
				.redirectOutput(folder.resolve("log.txt").toFile())
				.start();
			awaitPort(process, port, folder);
			return new PgBouncer(process, folder,
					new TestDatabase(database.name(),
							"jdbc:postgresql://127.0.0.1:%d/%s?prepareThreshold=0".formatted(port, database.name()),
							database.username(), database.password()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** It refuses to run as root. */
	private static List<String> command(Path settings) {
		List<String> command = new ArrayList<>();
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
		}
		command.addAll(List.of(program().orElseThrow().toString(), settings.toString()));
		return command;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static void awaitPort(Process process, int port, Path folder) throws IOException {
		for (int attempt = 0; attempt < 200; attempt++) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				return;
			}
			catch (ConnectException ex) {
				assertThat(process.isAlive()).as(Files.readString(folder.resolve("log.txt"))).isTrue();
				pause();
			}
		}
		throw new IllegalStateException("PgBouncer does not listen: " + Files.readString(folder.resolve("log.txt")));
	}

	private static void pause() {
		try {
			TimeUnit.MILLISECONDS.sleep(50);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Return the database as it is seen through the pooler. */
	public TestDatabase database() {
		return this.database;
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.delete(file);
			}
			Files.delete(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
