package io.schemasync.embedded;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The PostgreSQL of the tests: one server for each JVM, one database for each test.
 * <p>
 * The environment variable {@code TEST_POSTGRES} (or the system property
 * {@code test.postgres}) chooses where it runs: {@code embedded} (default),
 * {@code docker} (Testcontainers; {@code TEST_POSTGRES_IMAGE} names the image), or
 * {@code auto} (Docker where an engine answers, embedded otherwise).
 */
public final class TestPostgres {

	private static final AtomicInteger COUNT = new AtomicInteger();

	private TestPostgres() {
	}

	/**
	 * Creates an empty database.
	 * @return the database, with the superuser's credentials
	 */
	public static TestDatabase freshDatabase() {
		TestServer server = Shared.SERVER;
		String name = "test_" + COUNT.incrementAndGet();
		server.createDatabase(name);
		return new TestDatabase(name, server.url(name), superuserName(), superuserPassword());
	}

	/**
	 * Returns the name of the server's superuser.
	 * @return the name
	 */
	public static String superuserName() {
		return EmbeddedPostgres.USERNAME;
	}

	/**
	 * Returns the password of the server's superuser.
	 * @return the password
	 */
	public static String superuserPassword() {
		return EmbeddedPostgres.PASSWORD;
	}

	/**
	 * Starts the server when it is first needed; it ends with the JVM.
	 */
	private static final class Shared {

		static final TestServer SERVER = TestServer.start();

	}

}
