package io.schemasync.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.EmbeddedPostgres;
import io.schemasync.schema.Schema;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that follows another one and cannot be written. */
class StandbyTests {

	@Test
	void startsInSyncPlansAndRefusesChanges(@TempDir Path folder) throws Exception {
		// Before PostgreSQL 16 the server must be able to enter all parents
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		Path primaryData = folder.resolve("primary");
		Path standbyData = folder.resolve("standby");
		EmbeddedPostgres.builder().dataDirectory(primaryData).start().close();
		copy(primaryData, standbyData);
		try (EmbeddedPostgres primary = EmbeddedPostgres.builder().dataDirectory(primaryData).start();
				EmbeddedPostgres standby = following(primary, standbyData)) {
			sync(primary, Models.of(Models.customers())).build().run();
			awaitTable(standby);
			assertThat(sync(standby, Models.of(Models.customers())).build().run())
				.isInstanceOf(Outcome.Unchanged.class);
			assertThat(sync(standby, Models.shop()).mode(Mode.PLAN).build().run().remaining().applicable())
				.isNotEmpty();
			assertThat(SyncTests.failure(() -> sync(standby, Models.shop()).build().run(), Problem.READ_ONLY))
				.hasMessageContaining("standby");
			assertThat(sync(primary, Models.shop()).build().run()).isInstanceOf(Outcome.Applied.class);
		}
	}

	private static EmbeddedPostgres following(EmbeddedPostgres primary, Path data) {
		return EmbeddedPostgres.builder()
			.dataDirectory(data)
			.setting("primary_conninfo",
					"host=127.0.0.1 port=%d user=%s password=%s".formatted(primary.port(), primary.username(),
							primary.password()))
			.start();
	}

	/** The same as pg_basebackup would make, as the server was stopped in between. */
	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : (Iterable<Path>) files::iterator) {
				Path target = to.resolve(from.relativize(file));
				Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
				if (target.endsWith("PG_VERSION") && target.getNameCount() == to.getNameCount() + 2) {
					Files.createFile(target.resolveSibling("standby.signal"));
				}
			}
		}
	}

	private static SchemaSyncBuilder sync(EmbeddedPostgres server, Schema desired) {
		return SchemaSync.builder(dataSource(server))
			.desired(() -> desired)
			.owner("shop")
			.executionSettings(SyncTests.IMPATIENT);
	}

	private static DataSource dataSource(EmbeddedPostgres server) {
		return new DriverManagerDataSource(server.url("postgres"), server.username(), server.password());
	}

	private static void awaitTable(EmbeddedPostgres standby) throws InterruptedException {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource(standby));
		long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!Boolean.TRUE
			.equals(jdbc.queryForObject("select to_regclass('customers') is not null", Boolean.class))) {
			assertThat(System.nanoTime()).as("the standby follows").isLessThan(end);
			Thread.sleep(50);
		}
	}

}
