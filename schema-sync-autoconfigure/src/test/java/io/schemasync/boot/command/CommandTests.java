package io.schemasync.boot.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import io.schemasync.testing.AnswerSchema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands as a release step runs them: each in a process of its own. */
class CommandTests {

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@TempDir
	private Path folder;

	@Test
	void plansWithoutAChangeThenAppliesThenFindsNothingToDo() throws Exception {
		this.jdbc.execute("create table product (id bigint primary key, name varchar(80) not null)");

		// Whatever the application's own settings say about the standard output
		Path logging = Files.writeString(this.folder.resolve("logback.xml"), """
				<configuration>
					<appender name="out" class="ch.qos.logback.core.ConsoleAppender">
						<encoder><pattern>LOG %msg%n</pattern></encoder>
					</appender>
					<root level="INFO"><appender-ref ref="out"/></root>
				</configuration>
				""");
		Ended plan = run("plan", "--schemasync.format=json", "--logging.config=" + logging,
				"--spring.main.banner-mode=console", "--debug");
		assertThat(plan.error()).contains("LOG Environment 'production'");
		assertThat(plan.exitCode()).describedAs(plan.error()).isEqualTo(2);
		JsonNode unit = JsonMapper.builder().build().readTree(plan.output()).at("/units/entityManagerFactory");
		assertThat(unit.at("/status").asString()).isEqualTo("PENDING");
		assertThat(unit.at("/plan/summary/apply").asInt()).isEqualTo(unit.at("/plan/steps").size()).isPositive();
		assertThat(
				this.jdbc.queryForObject("select count(*) from pg_tables where schemaname = 'public'", Integer.class))
			.describedAs("tables")
			.isEqualTo(1);

		Ended apply = run("apply");
		assertThat(apply.exitCode()).describedAs(apply.error()).isZero();
		assertThat(apply.output()).startsWith("entityManagerFactory: IN_SYNC (environment 'production'")
			.contains("+ public.product.code")
			.contains(" applied in ");

		Path script = this.folder.resolve("plan.sql");
		Ended again = run("plan", "--schemasync.format=sql", "--schemasync.output=" + script);
		assertThat(again.exitCode()).describedAs(again.error()).isZero();
		assertThat(again.output()).isEmpty();
		assertThat(script).content().startsWith("-- schema-sync plan ").contains("0 steps to apply");
	}

	@Test
	void saysThatSomethingIsWithheld() throws Exception {
		assertThat(run("apply").exitCode()).isZero();
		this.jdbc.execute("alter table product alter column name type varchar(200)");
		this.jdbc.execute("insert into product (id, name) values (1, 'Tea')");

		Ended plan = run("plan");
		assertThat(plan.exitCode()).describedAs(plan.error()).isEqualTo(3);
		assertThat(plan.output()).contains("! public.product.name");
		Ended apply = run("apply", "--schemasync.additive.on-withheld=fail");
		assertThat(apply.exitCode()).describedAs(apply.error()).isEqualTo(3);
	}

	@Test
	void rebuildsByHandOnlyWhereThatIsTheStrategy() throws Exception {
		Ended refused = run("recreate");
		assertThat(refused.exitCode()).isEqualTo(1);
		assertThat(refused.output()).isEmpty();
		assertThat(refused.error()).contains("'recreate'", "ENVIRONMENT").doesNotContain("\tat ");

		Ended rebuilt = run("recreate", "--ENVIRONMENT=dev");
		assertThat(rebuilt.exitCode()).describedAs(rebuilt.error()).isZero();
		assertThat(rebuilt.output()).contains(" applied in ");
	}

	/** In one process, it is tried with each database. */
	@Test
	@Tag("soak")
	void listsWhatCouldGoUntilThatIsGone() throws Exception {
		this.jdbc.execute("create table product (id bigint primary key, legacy text); create table old (id bigint)");
		this.jdbc.execute("create view legacies as select legacy from product");

		Ended listed = run("contract");
		assertThat(listed.exitCode()).describedAs(listed.error()).isEqualTo(2);
		assertThat(listed.output()).startsWith("entityManagerFactory: PENDING (environment 'production'")
			.contains("3 objects that no entity maps could go. Nothing was changed.\n- view public.legacies\n",
					"- column public.product.legacy\n", "    view public.legacies needs it, and would go before.\n",
					"        alter table public.product drop column legacy;\n", "        drop table public.old;\n");
		assertThat(
				this.jdbc.queryForObject("select count(*) from pg_tables where schemaname = 'public'", Integer.class))
			.isEqualTo(2);

		assertThat(run("apply").exitCode()).isZero();
		Path script = this.folder.resolve("contract.sql");
		Ended written = run("contract", "--schemasync.format=sql", "--schemasync.output=" + script);
		assertThat(written.exitCode()).describedAs(written.error()).isEqualTo(2);
		this.jdbc.execute(Files.readString(script));

		Ended gone = run("contract", "--schemasync.format=json");
		assertThat(gone.exitCode()).describedAs(gone.error()).isZero();
		JsonNode unit = AnswerSchema.check("units", gone.output()).at("/units/entityManagerFactory");
		assertThat(unit.at("/status").asString()).isEqualTo("IN_SYNC");
		assertThat(unit.at("/contract/removals").isEmpty()).isTrue();
	}

	@Test
	void endsWithAnExplanationOnTheStandardError() throws Exception {
		Ended failed = run("plan", "--spring.datasource.password=wrong");
		assertThat(failed.exitCode()).isEqualTo(1);
		assertThat(failed.output()).isEmpty();
		assertThat(failed.error()).contains("APPLICATION FAILED TO START", "user name or password is wrong");
	}

	@Test
	void checksLikeADoctor() throws Exception {
		Ended healthy = run("verify");
		assertThat(healthy.exitCode()).describedAs(healthy.error()).isZero();
		assertThat(healthy.output()).contains("✓ environment: 'production', so the strategy is 'additive'",
				"✓ connection: database '" + this.database.name() + "'", "✓ version: PostgreSQL ", "✓ rights: ",
				"✓ stamp: ", "✓ plan: ");
		assertThat(healthy.output()).doesNotContain("✗");

		Ended locked = run("verify", "--spring.datasource.password=wrong");
		assertThat(locked.exitCode()).isEqualTo(1);
		assertThat(locked.output()).startsWith("✗ connection: ").contains("\n  → ");
	}

	@Test
	void namesTheRightsThatAreMissing() throws Exception {
		String role = "verify_" + this.database.name();
		this.jdbc.execute("create table product (id bigint primary key)");
		this.jdbc.execute("create role %s login password 'secret'".formatted(role));
		this.jdbc.execute("revoke create on schema public from public");

		Ended poor = run("verify", "--schemasync.datasource.username=" + role,
				"--schemasync.datasource.password=secret", "--ENVIRONMENT=prodution");
		assertThat(poor.exitCode()).describedAs(poor.error()).isEqualTo(1);
		assertThat(poor.output()).contains("✗ environment: ENVIRONMENT is 'prodution'",
				"✗ rights: role '%s' may not create in schema 'public'".formatted(role),
				": GRANT USAGE, CREATE ON SCHEMA public TO " + role, "✗ rights: table product belongs to ");
	}

	private Ended run(String command, String... arguments) throws IOException, InterruptedException {
		List<String> line = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), CommandApplication.class.getName(),
						"--schemasync.command=" + command, "--server.port=0", "--spring.flyway.enabled=false",
						"--spring.liquibase.enabled=false", "--spring.datasource.url=" + this.database.url(),
						"--spring.datasource.username=" + this.database.username()));
		add(line, "--ENVIRONMENT=", "production", arguments);
		add(line, "--spring.datasource.password=", this.database.password(), arguments);
		line.addAll(List.of(arguments));
		Path output = this.folder.resolve("output");
		Path error = this.folder.resolve("error");
		Process process = new ProcessBuilder(line).redirectOutput(output.toFile())
			.redirectError(error.toFile())
			.start();
		assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
		Ended ended = new Ended(process.exitValue(), Files.readString(output), Files.readString(error));
		assertThat(ended.output() + ended.error()).doesNotContain("STARTED: ", "Tomcat started");
		return ended;
	}

	private static void add(List<String> line, String option, String value, String[] arguments) {
		if (List.of(arguments).stream().noneMatch((argument) -> argument.startsWith(option))) {
			line.add(option + value);
		}
	}

	/**
	 * A process that has ended.
	 *
	 * @param exitCode its exit code
	 * @param output what it printed
	 * @param error what it logged
	 */
	private record Ended(int exitCode, String output, String error) {
	}

}
