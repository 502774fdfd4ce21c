package io.schemasync.execute;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.Dialects;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * One connection for the whole of a run, which goes back to its pool as it came.
 */
final class Session implements AutoCloseable {

	private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);

	private final Connection connection;

	private final boolean autoCommit;

	private final StatementLimits limits;

	private final Dialect dialect;

	private final JdbcTemplate jdbc;

	private final JdbcTemplate reading;

	private final JdbcTemplate brief;

	private volatile boolean broken;

	private volatile @Nullable Statement running;

	private final DataSource dataSource;

	private final Set<Session> companions = ConcurrentHashMap.newKeySet();

	private @Nullable Session leader;

	private Session(DataSource dataSource, Connection connection) throws SQLException {
		this.dataSource = dataSource;
		this.connection = connection;
		this.autoCommit = connection.getAutoCommit();
		this.limits = StatementLimits.of(connection);
		this.dialect = Dialects.of(connection);
		if (!this.autoCommit) {
			connection.setAutoCommit(true);
		}
		SingleConnectionDataSource single = new OwnConnection(connection);
		this.jdbc = template(single);
		this.reading = template(single);
		this.reading.setQueryTimeout((int) READ_TIMEOUT.toSeconds());
		this.brief = template(single);
		this.brief.setQueryTimeout(1);
	}

	/** Errors end up in logs, where values of rows must not. */
	private JdbcTemplate template(DataSource single) {
		JdbcTemplate template = new JdbcTemplate(single);
		template.setExceptionTranslator((task, sql, error) -> {
			SQLException shown = this.dialect.withoutValues(error);
			DataAccessException translated = new SQLExceptionSubclassTranslator().translate(task, sql, shown);
			return (translated != null) ? translated : new UncategorizedSQLException(task, sql, shown);
		});
		return template;
	}

	static Session open(DataSource dataSource) {
		Connection connection;
		try {
			connection = dataSource.getConnection();
		}
		catch (SQLException | RuntimeException ex) {
			throw ConnectionFailure.of(ex);
		}
		try {
			return new Session(dataSource, connection);
		}
		catch (SQLException ex) {
			closeQuietly(connection);
			throw ConnectionFailure.of(ex);
		}
		catch (RuntimeException ex) {
			closeQuietly(connection);
			throw ex;
		}
	}

	Dialect dialect() {
		return this.dialect;
	}

	/** Return what runs statements without a limit of the client's. */
	JdbcTemplate jdbc() {
		return this.jdbc;
	}

	/** Return what runs queries, for a limited time. */
	JdbcTemplate reading() {
		return this.reading;
	}

	/** Return what runs statements that are not worth waiting for. */
	JdbcTemplate brief() {
		return this.brief;
	}

	/**
	 * Open another one to the same database, whose statement is ended with this one's.
	 */
	Session companion() {
		Session companion = open(this.dataSource);
		companion.leader = this;
		this.companions.add(companion);
		return companion;
	}

	/** Open another one to the same database. */
	Session another() {
		return open(this.dataSource);
	}

	/** Tell whether locks and settings of this session are for this connection alone. */
	boolean isOwn() {
		try {
			return this.dialect.hasSessionOfItsOwn(this.connection, this.dataSource::getConnection);
		}
		catch (SQLException ex) {
			throw ConnectionFailure.of(ex);
		}
	}

	/** Run a statement exactly as it is spelled. */
	void execute(String sql) {
		this.jdbc.execute((StatementCallback<Boolean>) (statement) -> {
			statement.setEscapeProcessing(false);
			this.running = statement;
			try {
				return statement.execute(sql);
			}
			finally {
				this.running = null;
			}
		});
	}

	/**
	 * Run statements in as few round trips as the driver can, each exactly as it is
	 * spelled. Of an error nobody knows for sure which of them it is about: drivers say
	 * so in words alone.
	 */
	void execute(List<String> statements) {
		this.jdbc.execute((StatementCallback<Boolean>) (statement) -> {
			statement.setEscapeProcessing(false);
			for (String sql : statements) {
				statement.addBatch(sql);
			}
			this.running = statement;
			try {
				statement.executeBatch();
				return true;
			}
			catch (BatchUpdateException ex) {
				// The server's own error, which is what people have to read.
				throw (ex.getCause() instanceof SQLException error) ? error : ex;
			}
			finally {
				this.running = null;
			}
		});
	}

	/** Let the server end the statement that runs, from another thread. */
	void cancel() {
		this.companions.forEach(Session::cancel);
		Statement statement = this.running;
		try {
			if (statement != null) {
				statement.cancel();
			}
		}
		catch (SQLException ex) {
			// The connection is gone, and with it the statement.
			this.broken = true;
		}
	}

	/**
	 * Do something in a transaction: all of it, or nothing.
	 */
	<T> T inTransaction(Supplier<T> work) throws SQLException {
		boolean done = false;
		try {
			this.connection.setAutoCommit(false);
			T result = work.get();
			this.connection.commit();
			done = true;
			return result;
		}
		catch (SQLException ex) {
			throw this.dialect.withoutValues(ex);
		}
		finally {
			end(done);
		}
	}

	private void end(boolean committed) {
		try (Transaction transaction = new Transaction(this.connection)) {
			if (!committed) {
				transaction.undo();
			}
		}
		catch (SQLException ex) {
			// The error that led here is the one to report
			this.broken = true;
		}
	}

	/** Undo the settings of {@link Dialect#openSession}. */
	void leave() {
		try {
			this.dialect.closeSession(this.jdbc);
		}
		catch (DataAccessException ex) {
			// Settings of ours must not reach whoever gets the connection next.
			giveUp();
		}
	}

	/** End the connection, whatever another thread waits for on it. */
	void abort() {
		this.broken = true;
		try {
			this.connection.abort(Runnable::run);
		}
		catch (SQLException ex) {
			// It is gone already.
		}
	}

	/** Keep the connection from being used by anybody else. */
	void giveUp() {
		this.broken = true;
	}

	@Override
	public void close() {
		if (this.leader != null) {
			this.leader.companions.remove(this);
		}
		try {
			if (this.broken) {
				this.connection.abort(Runnable::run);
			}
			else {
				this.limits.restore(this.connection);
				if (this.connection.getAutoCommit() != this.autoCommit) {
					this.connection.setAutoCommit(this.autoCommit);
				}
			}
		}
		catch (SQLException ex) {
			// A pool notices by itself that the connection is dead.
		}
		finally {
			closeQuietly(this.connection);
		}
	}

	private static void closeQuietly(Connection connection) {
		try {
			connection.close();
		}
		catch (SQLException ex) {
			// Nothing was left to be done with it.
		}
	}

}
