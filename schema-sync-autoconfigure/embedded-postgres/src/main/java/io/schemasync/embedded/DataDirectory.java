package io.schemasync.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The files of one server, temporary or kept: its cluster and its log. A kept directory
 * is held by one server at a time.
 */
final class DataDirectory implements AutoCloseable {

	private static final Patience OWNER_LEAVES = Patience.ofSeconds(2);

	private static final Patience SERVER_ENDS = Patience.ofSeconds(20);

	private static final Patience INITDB = Patience.ofSeconds(60);

	private final Path root;

	private final Path cluster;

	private final Path log;

	private final @Nullable FileChannel lock;

	private DataDirectory(Path root, int major, @Nullable FileChannel lock) {
		this.root = root;
		this.cluster = root.resolve(String.valueOf(major));
		this.log = root.resolve(major + ".log");
		this.lock = lock;
	}

	static DataDirectory open(@Nullable Path kept, Binaries binaries, ServerUser user) {
		try {
			DataDirectory directory = (kept != null) ? keep(kept.toAbsolutePath().normalize(), binaries)
					: temporary(binaries, user);
			try {
				directory.prepare(binaries, user);
				return directory;
			}
			catch (IOException | RuntimeException ex) {
				directory.close();
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot prepare the data directory of PostgreSQL: " + ex, ex);
		}
	}

	private static DataDirectory temporary(Binaries binaries, ServerUser user) throws IOException {
		Path root = Files.createTempDirectory("embedded-postgres-data");
		Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
		user.own(root);
		return new DataDirectory(root, binaries.major(), null);
	}

	private static DataDirectory keep(Path root, Binaries binaries) throws IOException {
		Files.createDirectories(root);
		FileChannel lock = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		if (!OWNER_LEAVES.until(() -> isLocked(lock))) {
			lock.close();
			throw new IllegalStateException(
					"The PostgreSQL in '" + root + "' is in use by another program: stop that one first");
		}
		return new DataDirectory(root, binaries.major(), lock);
	}

	private static boolean isLocked(FileChannel lock) throws IOException {
		try {
			return lock.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			return false; // held by this JVM
		}
	}

	private void prepare(Binaries binaries, ServerUser user) throws IOException {
		Files.deleteIfExists(this.log);
		if (Files.exists(this.cluster)) {
			user.own(this.cluster);
			removeStalePidFile();
		}
		else {
			initialize(binaries, user);
		}
	}

	/**
	 * Creates the cluster under another name first, so that an interrupted attempt is not
	 * taken for a whole one.
	 */
	private void initialize(Binaries binaries, ServerUser user) throws IOException {
		Path cluster = this.cluster.resolveSibling(this.cluster.getFileName() + ".new");
		delete(cluster);
		Files.createDirectories(cluster);
		user.own(cluster);
		Path password = Files.createTempFile("embedded-postgres", ".password");
		try {
			Files.writeString(password, EmbeddedPostgres.PASSWORD);
			user.own(password);
			Process initdb = user
				.command(List.of(binaries.program("initdb"), "--pgdata", user.reachable(cluster).toString(),
						"--username", EmbeddedPostgres.USERNAME, "--pwfile", password.toString(), "--auth",
						"scram-sha-256", "--encoding", "UTF8", "--locale", "C", "--no-sync"), cluster, this.log)
				.start();
			if (!INITDB.until(() -> !initdb.isAlive()) || initdb.exitValue() != 0) {
				initdb.destroyForcibly();
				throw new IllegalStateException("Cannot create a PostgreSQL cluster: " + Files.readString(this.log));
			}
		}
		finally {
			Files.deleteIfExists(password);
		}
		Files.move(cluster, this.cluster);
	}

	/**
	 * Removes what a server that died hard left behind: its process id may belong to
	 * another process by now, which would keep the next server from starting.
	 */
	private void removeStalePidFile() throws IOException {
		List<String> lines = pidFile();
		if (lines.isEmpty()) {
			return;
		}
		long pid = Long.parseLong(lines.get(0).strip());
		if (!SERVER_ENDS.until(() -> !isServer(pid))) {
			throw new IllegalStateException(
					"Process %d seems to serve the PostgreSQL in '%s': stop it, or delete 'postmaster.pid'"
						.formatted(pid, this.cluster));
		}
		Files.deleteIfExists(this.cluster.resolve("postmaster.pid"));
	}

	private static boolean isServer(long pid) {
		return program(pid).filter((program) -> program.endsWith("postgres")).isPresent();
	}

	/**
	 * Asks {@code /proc} first, as {@link ProcessHandle} does not tell about processes of
	 * others in a container.
	 */
	private static Optional<String> program(long pid) {
		if (!Files.exists(Path.of("/proc/self"))) {
			return ProcessHandle.of(pid).flatMap((process) -> process.info().command());
		}
		try {
			return Optional.of(Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline")).split("\0")[0]);
		}
		catch (IOException ex) {
			return Optional.empty(); // no such process
		}
	}

	/**
	 * Returns the folder that holds everything.
	 */
	Path root() {
		return this.root;
	}

	/**
	 * Returns PostgreSQL's data directory.
	 */
	Path cluster() {
		return this.cluster;
	}

	Path log() {
		return this.log;
	}

	boolean isKept() {
		return this.lock != null;
	}

	/**
	 * Returns the lines of the running server's {@code postmaster.pid}, none without a
	 * server.
	 */
	List<String> pidFile() throws IOException {
		try {
			return Files.readAllLines(this.cluster.resolve("postmaster.pid"));
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
	}

	@Override
	public void close() {
		try {
			if (this.lock != null) {
				this.lock.close();
			}
			else {
				delete(this.root);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot tidy up after PostgreSQL: " + ex, ex);
		}
	}

	static void delete(Path root) throws IOException {
		if (!Files.exists(root)) {
			return;
		}
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
				Files.deleteIfExists(file);
			}
		}
	}

}
