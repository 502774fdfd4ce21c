package io.schemasync.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom the server runs as, since PostgreSQL refuses to run as root.
 *
 * @param prefix the words before a command which make it run as that user; none for the
 * user we are
 */
record ServerUser(List<String> prefix) {

	private static final String NOBODY = "nobody";

	/**
	 * Leads to a folder whose parents the user may not enter, such as {@code /root}
	 * (PostgreSQL before 16 resolves it and fails there).
	 */
	private static final Path WORKING_DIRECTORY = Path.of("/proc/self/cwd");

	ServerUser {
		prefix = List.copyOf(prefix);
	}

	static ServerUser current() {
		if (!"root".equals(System.getProperty("user.name"))) {
			return new ServerUser(List.of());
		}
		return Stream
			.of(List.of("setpriv", "--reuid=" + NOBODY, "--regid=nogroup", "--clear-groups"),
					List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
					List.of("runuser", "-u", NOBODY, "--"))
			.map(ServerUser::new)
			.filter(ServerUser::works)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("PostgreSQL does not run as root, and neither setpriv nor "
					+ "runuser can change to 'nobody': install util-linux, or start this program as another user"));
	}

	/**
	 * Prepares a command which runs in the data directory.
	 * @param command the command
	 * @param data the data directory
	 * @param log the file which gets the output
	 * @return a builder without the settings of our own environment
	 */
	ProcessBuilder command(List<String> command, Path data, Path log) {
		List<String> words = new ArrayList<>(this.prefix);
		words.addAll(command);
		ProcessBuilder builder = new ProcessBuilder(words).directory(data.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().keySet().removeIf((name) -> name.startsWith("LC_") || name.startsWith("PG"));
		builder.environment().remove("LANG");
		return builder;
	}

	/**
	 * Returns the path by which a command that runs in the data directory reaches it.
	 */
	Path reachable(Path data) {
		return (!this.prefix.isEmpty() && Files.exists(WORKING_DIRECTORY)) ? WORKING_DIRECTORY : data;
	}

	/**
	 * Hands files over to this user.
	 */
	void own(Path root) throws IOException {
		if (this.prefix.isEmpty()) {
			return;
		}
		UserPrincipal nobody = root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY);
		if (nobody.equals(Files.getOwner(root))) {
			return;
		}
		try (Stream<Path> files = Files.walk(root)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Files.setOwner(file, nobody);
			}
		}
	}

	private boolean works() {
		List<String> words = new ArrayList<>(this.prefix);
		words.add("true");
		try {
			return new ProcessBuilder(words).redirectErrorStream(true)
				.redirectOutput(new File("/dev/null"))
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false; // not installed
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UncheckedIOException(new IOException("Interrupted", ex));
		}
	}

}
