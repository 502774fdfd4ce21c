package io.schemasync.boot.aot;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.schemasync.boot.SchemaSyncProperties;
import io.schemasync.boot.actuate.SchemaSyncEndpoint;
import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor.Settings;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application as it was processed at build time, without a database and without
 * {@code ENVIRONMENT}: at run time it does what any other does.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AotTests {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final String EXPOSED = "--management.endpoints.web.exposure.include=schemasync";

	private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

	@TempDir
	private static Path folder;

	@BeforeAll
	static void processAndCompile() throws IOException {
		new SpringApplicationAotProcessor(AotApplication.class,
				Settings.builder()
					.sourceOutput(folder.resolve("sources"))
					.resourceOutput(folder.resolve("resources"))
					.classOutput(folder.resolve("classes"))
					.groupId("io.schemasync")
					.artifactId("aot-tests")
					.build(),
				new String[] { "--spring.datasource.url=jdbc:postgresql://nowhere.invalid/shop",
						"--spring.flyway.enabled=false", "--spring.liquibase.enabled=false", EXPOSED })
			.process();
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> sources = Files.walk(folder.resolve("sources"))) {
			assertThat(compiler.getTask(null, files, null,
					List.of("-proc:none", "-nowarn", "-d", folder.resolve("classes").toString(), "-cp", classPath()),
					null, files.getJavaFileObjectsFromPaths(
							sources.filter((file) -> file.toString().endsWith(".java")).toList()))
				.call()).isTrue();
		}
	}

	@Test
	@Order(1)
	void hintsNameThePropertiesAndTheEndpoint() throws IOException {
		String metadata = Files.readString(
				folder.resolve("resources/META-INF/native-image/io.schemasync/aot-tests/reachability-metadata.json"));
		assertThat(metadata).contains(SchemaSyncProperties.class.getName() + "\"",
				SchemaSyncProperties.Additive.class.getName() + "\"", SchemaSyncEndpoint.class.getName() + "\"",
				"io.schemasync.boot.SchemaSyncFailureAnalyzer\"", "io.schemasync.boot.command.CommandEnvironment\"",
				"html\\/*.css\"");
	}

	@Test
	@Order(2)
	void applicationAsksForItsEnvironmentWhenItStarts() throws Exception {
		Process application = start("server", "--ENVIRONMENT=dev", "--server.port=0");
		try {
			String root = "http://localhost:" + port(application) + "/actuator/schemasync";
			assertThat(get(root, "application/json")).contains("\"strategy\":\"recreate\"", "\"status\":\"IN_SYNC\"");
			assertThat(get(root, "text/html")).contains("<style>", "<script>");
			assertThat(get(root + "/entityManagerFactory/history", "application/json")).contains("create table");
		}
		finally {
			application.destroy();
			application.waitFor();
		}
	}

	@Test
	@Order(3)
	void commandsRunInsteadOfTheApplication() throws Exception {
		new JdbcTemplate(DATABASE.dataSource()).execute("alter table product drop column name");
		assertThat(command("plan")).isEqualTo(2);
		assertThat(folder.resolve("plan.out")).content().contains("+ public.product.name");
		assertThat(command("apply")).isZero();
	}

	private static int command(String command) throws Exception {
		Process process = start(command, "--ENVIRONMENT=production", "--schemasync.command=" + command);
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return process.exitValue();
	}

	private static Process start(String name, String... arguments) throws IOException {
		List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Dspring.aot.enabled=true", "-cp",
				folder.resolve("classes") + File.pathSeparator + folder.resolve("resources") + File.pathSeparator
						+ classPath(),
				AotApplication.class.getName(), "--spring.datasource.url=" + DATABASE.url(),
				"--spring.datasource.username=" + DATABASE.username(),
				"--spring.datasource.password=" + DATABASE.password(), EXPOSED));
		line.addAll(List.of(arguments));
		return new ProcessBuilder(line).redirectOutput(folder.resolve(name + ".out").toFile())
			.redirectError(folder.resolve(name + ".err").toFile())
			.start();
	}

	private static String port(Process application) throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		while (true) {
			String log = Files.readString(folder.resolve("server.out"));
			Matcher port = PORT.matcher(log);
			if (port.find()) {
				return port.group(1);
			}
			assertThat(System.nanoTime()).as("does not start:\n%s", log).isLessThan(end);
			assertThat(application.waitFor(100, TimeUnit.MILLISECONDS)).as("ended early:\n%s", log).isFalse();
		}
	}

	private static String get(String url, String accepted) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(url))
				.timeout(Duration.ofMinutes(1))
				.header("Accept", accepted)
				.build(), HttpResponse.BodyHandlers.ofString())
			.body();
	}

	private static String classPath() {
		return System.getProperty("java.class.path");
	}

}
