package io.schemasync.boot.command;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs what the guides to deployment show, as far as that needs no cloud. */
@DisabledOnOs(OS.WINDOWS)
class DeploymentGuideTests {

	private static final Path GUIDES = Path.of("../docs/deploy").toAbsolutePath().normalize();

	private static final String PASSWORD = "p@ss:w%rd/x\\n$ä";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final String role = "deploy_" + this.database.name();

	@TempDir
	private Path folder;

	@BeforeEach
	void createRole() {
		new JdbcTemplate(this.database.dataSource())
			.execute("create role %s login superuser password '%s'".formatted(this.role, PASSWORD));
	}

	static Stream<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(GUIDES)) {
			return files.filter((file) -> file.toString().matches(".*\\.(ya?ml|json)")).sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void fileIsWellFormed(Path file) throws IOException {
		String text = Files.readString(file);
		if (file.toString().endsWith(".json")) {
			assertThat(JsonMapper.shared().readTree(text).isObject()).isTrue();
		}
		else {
			assertThat(new Yaml().loadAll(text)).isNotEmpty()
				.allSatisfy((document) -> assertThat(document).isInstanceOf(Map.class));
		}
	}

	@Test
	void pullRequestGetsThePlanAsComment() throws Exception {
		Map<String, Object> jobs = child(new Yaml().load(Files.readString(GUIDES.resolve("github-plan.yml"))), "jobs");
		List<Map<String, Object>> steps = list(child(jobs, "plan").get("steps"));
		String script = steps.stream()
			.filter((step) -> "plan".equals(step.get("id")))
			.map((step) -> step.get("run").toString())
			.findFirst()
			.orElseThrow();

		assertThat(run("bash", "-e", script)).isZero();

		assertThat(this.folder.resolve("comment.md")).content()
			.startsWith("### Schema plan\n~~~text\nentityManagerFactory: PENDING (environment 'production'")
			.contains("+ public.product table with")
			.endsWith("~~~\n");
		assertThat(this.folder.resolve("summary")).hasSameTextualContentAs(this.folder.resolve("comment.md"));
		assertThat(this.folder.resolve("outputs")).hasContent("status=2");
	}

	@Test
	void pipelineShowsThePlanAndItsExitCode() throws Exception {
		Map<String, Object> plan = child(new Yaml().load(Files.readString(GUIDES.resolve("gitlab-ci.yml"))), "plan");
		assertThat(child(plan, "allow_failure").get("exit_codes")).isEqualTo(List.of(2, 3));

		assertThat(run("sh", "-e", String.join("\n", DeploymentGuideTests.<String>list(plan.get("script")))))
			.isEqualTo(2);

		assertThat(this.folder.resolve("plan.txt")).content().contains("+ public.product table with");
	}

	/** The way from a platform's URL to the database goes by the guide, too. */
	private int run(String shell, String option, String script) throws IOException, InterruptedException {
		Path java = Files.writeString(Files.createDirectory(this.folder.resolve("bin")).resolve("java"),
				"#!/bin/sh\nshift 2\nexec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\" %s\n".formatted(
						Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path"),
						CommandApplication.class.getName(),
						"--spring.flyway.enabled=false --spring.liquibase.enabled=false"));
		assertThat(java.toFile().setExecutable(true)).isTrue();
		ProcessBuilder process = new ProcessBuilder(shell, option, "-c",
				". '%s'\n%s".formatted(GUIDES.resolve("database-url.sh"), script))
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile());
		process.environment().put("PATH", java.getParent() + ":" + System.getenv("PATH"));
		process.environment().put("ENVIRONMENT", "production");
		process.environment().put("GITHUB_STEP_SUMMARY", this.folder.resolve("summary").toString());
		process.environment().put("GITHUB_OUTPUT", this.folder.resolve("outputs").toString());
		process.environment().put("DATABASE_URL", databaseUrl());
		Process started = process.start();
		assertThat(started.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return started.exitValue();
	}

	private String databaseUrl() {
		return this.database.url()
			.replaceFirst("jdbc:postgresql://",
					"postgresql://%s:%s@".formatted(this.role,
							URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("$", "\\$")))
				+ (this.database.url().contains("?") ? "&" : "?") + "sslmode=prefer";
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> child(Map<String, Object> map, String name) {
		return (Map<String, Object>) map.get(name);
	}

	@SuppressWarnings("unchecked")
	private static <T> List<T> list(Object value) {
		return (List<T>) value;
	}

}
