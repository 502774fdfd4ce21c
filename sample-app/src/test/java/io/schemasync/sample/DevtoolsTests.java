package io.schemasync.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.schemasync.embedded.TestDatabase;
import io.schemasync.embedded.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The shop as a developer runs it: devtools restarts it whenever a class has changed. */
class DevtoolsTests {

	// Runners are done by then, too
	private static final String STARTED = " to ACCEPTING_TRAFFIC";

	private final TestDatabase database = TestPostgres.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	@TempDir
	private Path folder;

	private Process shop;

	@AfterEach
	void stop() throws InterruptedException {
		this.shop.destroy();
		this.shop.waitFor();
	}

	@Test
	void restartKeepsRowsUntilAnEntityChanges() throws Exception {
		start();
		this.jdbc.execute("insert into categories (id, name) values (1000, 'Tea')");

		restart(2);
		assertThat(log()).contains("strategy recreate (ENVIRONMENT)").doesNotContain("ERROR");
		assertThat(categories()).isEqualTo(1);

		this.jdbc.execute("alter table categories drop column name");
		restart(3);
		assertThat(categories()).isZero();
		assertThat(this.jdbc.queryForList("select name from categories", String.class)).doesNotContain("Tea");
	}

	private void start() throws Exception {
		// What lies in a directory of classes is what a restart loads anew
		FileSystemUtils.copyRecursively(Path.of("target/classes"), this.folder.resolve("classes"));
		String classPath = System.getProperty("java.class.path")
			.replace(Path.of("target/classes").toAbsolutePath().toString(), this.folder.resolve("classes").toString());
		this.shop = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Dspring.devtools.restart.poll-interval=200ms",
				"-Dspring.devtools.restart.quiet-period=100ms", "-Dspring.devtools.livereload.enabled=false", "-cp",
				classPath, SampleApplication.class.getName(),
				"--logging.level.org.springframework.boot.availability=debug", "--ENVIRONMENT=dev", "--server.port=0",
				"--spring.datasource.url=" + this.database.url(),
				"--spring.datasource.username=" + this.database.username(),
				"--spring.datasource.password=" + this.database.password())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile())
			.start();
		awaitStart(1);
	}

	private void restart(int start) throws IOException, InterruptedException {
		Files.writeString(this.folder.resolve("classes/changed.properties"), "start=" + start);
		awaitStart(start);
	}

	private void awaitStart(int start) throws IOException, InterruptedException {
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
		while (StringUtils.countOccurrencesOf(log(), STARTED) < start) {
			assertThat(System.nanoTime()).as("does not start:\n%s", log()).isLessThan(end);
			assertThat(this.shop.waitFor(100, TimeUnit.MILLISECONDS)).as("ended early:\n%s", log()).isFalse();
		}
	}

	private String log() throws IOException {
		return Files.readString(this.folder.resolve("log"));
	}

	private int categories() {
		return this.jdbc.queryForObject("select count(*) from categories where id = 1000", Integer.class);
	}

}
