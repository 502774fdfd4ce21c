package io.schemasync.execute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.schemasync.Mode;
import io.schemasync.SchemaSync;
import io.schemasync.SchemaSyncBuilder;
import io.schemasync.dialect.Dialects;
import io.schemasync.dialect.SchemaSyncException.Problem;
import io.schemasync.embedded.EmbeddedPostgres;
import io.schemasync.schema.Column;
import io.schemasync.schema.Origin;
import io.schemasync.schema.Past;
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
			assertLagIsSeen(new JdbcTemplate(dataSource(primary)), new JdbcTemplate(dataSource(standby)));
		}
	}

	/** A fill waits for as long as this is more than ten seconds. */
	private static void assertLagIsSeen(JdbcTemplate primary, JdbcTemplate standby) throws Exception {
		standby.execute("select pg_wal_replay_pause()");
		primary.execute("insert into customers values (1, 'Ada')");
		await(() -> lag(primary).compareTo(Duration.ofMillis(300)) > 0);
		standby.execute("select pg_wal_replay_resume()");
		await(() -> {
			primary.execute("update customers set name = name");
			return lag(primary).compareTo(Duration.ofMillis(300)) < 0;
		});
	}

	private static Duration lag(JdbcTemplate jdbc) {
		return jdbc.execute((ConnectionCallback<Duration>) (connection) -> Dialects.of(connection).replicaLag(jdbc));
	}

	/** The same as in {@code pg_stat_replication}, while a column is filled. */
	@Test
	@Tag("soak")
	void fillWaitsForTheStandby(@TempDir Path folder) throws Exception {
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		EmbeddedPostgres.builder().dataDirectory(folder.resolve("primary")).start().close();
		copy(folder.resolve("primary"), folder.resolve("standby"));
		ExecutorService thread = Executors.newSingleThreadExecutor();
		try (EmbeddedPostgres primary = EmbeddedPostgres.builder().dataDirectory(folder.resolve("primary")).start();
				EmbeddedPostgres standby = following(primary, folder.resolve("standby"))) {
			JdbcTemplate jdbc = new JdbcTemplate(dataSource(primary));
			sync(primary, Models.of(Models.customers())).build().run();
			awaitTable(standby);
			jdbc.execute("insert into customers select n, 'Ada ' || n from generate_series(1, 5000) n");
			new JdbcTemplate(dataSource(standby)).execute("select pg_wal_replay_pause()");
			List<String> waits = new CopyOnWriteArrayList<>();
			Column login = Models.column("login", "text", true)
				.withOrigin(Origin.of("com.acme.Customer#login").withPast(new Past(List.of(), "lower(name)")));
			Future<Outcome> fill = thread
				.submit(() -> sync(primary, Models.of(Models.customers().toBuilder().column(login).build()))
					.listener(new SyncListener() {

						@Override
						public void progress(RunningStatement statement) {
							waits.add(statement.progress().waitsFor());
						}

					})
					.executionSettings(SyncTests.IMPATIENT.withBackfill(new BackfillSettings(10, Duration.ofMillis(50)))
						.withOnline(new OnlineSettings(OnlineSettings.When.WAIT, Duration.ZERO, false,
								Duration.ofMillis(500))))
					.build()
					.run());
			await(() -> waits.stream()
				.anyMatch((wait) -> wait.matches("a replica of the server, which is \\d+ s behind")));
			int filled = jdbc.queryForObject("select count(login) from customers", Integer.class);
			Thread.sleep(1000);
			assertThat(jdbc.queryForObject("select count(login) from customers", Integer.class)).isEqualTo(filled)
				.isLessThan(5000);
			new JdbcTemplate(dataSource(standby)).execute("select pg_wal_replay_resume()");
			assertThat(fill.get().remaining().inSync()).isTrue();
		}
		finally {
			thread.shutdownNow();
		}
	}

	private static void await(Callable<Boolean> condition) throws Exception {
		long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (!condition.call()) {
			assertThat(System.nanoTime()).as("waited for too long").isLessThan(end);
			Thread.sleep(50);
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
