package io.schemasync.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A private MariaDB server for the tests, which listens on the loopback address, keeps
 * nothing, and ends with this JVM, however that ends.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

	static final String USERNAME = "root";

	static final String PASSWORD = "mariadb";

	private static final Patience BOOTSTRAP = Patience.ofSeconds(120);

	private static final Patience START = Patience.ofSeconds(60);

	private static final Patience STOP = Patience.ofSeconds(20);

	/** Fast rather than safe. */
	private static final List<String> SETTINGS = List.of("--innodb-log-file-size=16M", "--innodb-buffer-pool-size=64M",
			"--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--debug-no-sync");

	private final Process watch;

	private final int port;

	private EmbeddedMariaDb(Process watch, int port) {
		this.watch = watch;
		this.port = port;
	}

	/**
	 * Starts a server and waits until it answers.
	 * @param settings further settings, such as {@code --performance-schema=ON}
	 * @return the running server
	 * @throws IllegalStateException if it cannot be started; the message says why
	 */
	public static EmbeddedMariaDb start(String... settings) {
		return start(MariaDbBinaries.find(false), settings);
	}

	static EmbeddedMariaDb start(MariaDbBinaries binaries, String... settings) {
		try {
			ServerUser user = ServerUser.current();
			Path root = Files.createTempDirectory("embedded-mariadb-data");
			Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
			Path data = Files.createDirectory(root.resolve("data"));
			Files.createDirectory(root.resolve("tmp"));
			Files.writeString(root.resolve("init.sql"), """
					CREATE OR REPLACE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';
					GRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
					""".formatted(USERNAME, PASSWORD));
			user.own(root);
			bootstrap(binaries, user, root, data);
			return launch(binaries, user, root, data, settings);
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot start MariaDB: " + ex, ex);
		}
	}

	/** Makes the tables of the server's own, which cannot be had ready-made. */
	private static void bootstrap(MariaDbBinaries binaries, ServerUser user, Path root, Path data) throws IOException {
		List<String> command = new ArrayList<>(List.of(binaries.program().toString(), "--no-defaults", "--bootstrap",
				"--datadir=" + data, tmpdir(root), "--lc-messages-dir=" + binaries.share(), "--log-warnings=0",
				"--enforce-storage-engine=", "--max-allowed-packet=8M", "--net-buffer-length=16K"));
		command.addAll(SETTINGS);
		Path log = root.resolve("bootstrap.log");
		Process server = user.command(command, data, log).start();
		try (OutputStream input = server.getOutputStream()) {
			input.write("""
					CREATE DATABASE IF NOT EXISTS mysql;
					USE mysql;
					SET @auth_root_socket = NULL;
					SET @skip_auth_anonymous = 1;
					SET @current_hostname = 'localhost';
					""".getBytes(StandardCharsets.UTF_8));
			for (String name : List.of("system_tables", "performance_tables", "system_tables_data")) {
				Path script = binaries.share().resolve("mariadb_" + name + ".sql");
				Files.copy(Files.exists(script) ? script : binaries.share().resolve("mysql_" + name + ".sql"), input);
			}
		}
		catch (IOException ex) {
			// It has ended already, and the log says why
		}
		if (!BOOTSTRAP.until(() -> !server.isAlive()) || server.exitValue() != 0) {
			server.destroyForcibly();
			throw new IllegalStateException("Cannot create the data of MariaDB: " + Files.readString(log));
		}
	}

	private static EmbeddedMariaDb launch(MariaDbBinaries binaries, ServerUser user, Path root, Path data,
			String... settings) throws IOException {
		int port = ServerProcess.freePort();
		List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", ServerProcess.WATCH, "embedded-mariadb", "KILL",
				root.toString(), binaries.program().toString(), "--no-defaults", "--datadir=" + data, tmpdir(root),
				"--port=" + port, "--lc-messages-dir=" + binaries.share(),
				"--character-sets-dir=" + binaries.share() + "/charsets", "--bind-address=127.0.0.1",
				"--socket=server.sock", "--pid-file=server.pid", "--init-file=" + root.resolve("init.sql"),
				"--skip-name-resolve", "--max-connections=200", "--default-time-zone=+00:00",
				"--character-set-server=utf8mb4"));
		command.addAll(SETTINGS);
		command.addAll(List.of(settings));
		Path log = root.resolve("server.log");
		EmbeddedMariaDb server = new EmbeddedMariaDb(user.command(command, data, log).start(), port);
		if (!START.until(() -> !server.watch.isAlive() || isReady(log)) || !server.watch.isAlive()) {
			server.close();
			throw new IllegalStateException("MariaDB did not start: " + Files.readString(log));
		}
		return server;
	}

	/** A server that starts deletes what others have in a folder that they share. */
	private static String tmpdir(Path root) {
		return "--tmpdir=" + root.resolve("tmp");
	}

	private static boolean isReady(Path log) throws IOException {
		return Files.exists(log) && Files.readString(log).contains("ready for connections");
	}

	/**
	 * Returns the JDBC URL of a database, without credentials.
	 * @param database the database's name, empty for none
	 * @return the URL
	 */
	public String url(String database) {
		return "jdbc:mariadb://127.0.0.1:" + this.port + "/" + database;
	}

	/**
	 * Ends the server and deletes its data.
	 */
	@Override
	public void close() {
		try {
			this.watch.getOutputStream().close();
			STOP.until(() -> !this.watch.isAlive());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
