package io.schemasync.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.schemasync.diff.Change;
import io.schemasync.schema.QualifiedName;
import io.schemasync.schema.Schema;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * One kind of database: everything that differs between databases is behind this
 * interface. Implementations are stateless and safe to share between threads.
 */
public interface Dialect extends Locking, Granting, UsageReading, Filling {

	/**
	 * Return the database's name for people.
	 * @return for example {@code PostgreSQL}
	 */
	String name();

	/**
	 * Return which versions are supported.
	 * @return the name with its versions, such as {@code PostgreSQL 14 and later}
	 */
	String supported();

	/**
	 * Tell whether this dialect is the right one for a connection.
	 * @param metaData what the driver says
	 * @return whether to use it
	 * @throws SQLException if the driver fails
	 */
	boolean supports(DatabaseMetaData metaData) throws SQLException;

	/** Tell whether a server is supported as an experiment only. */
	default boolean isExperiment(Server server) {
		return false;
	}

	/**
	 * Read the catalog, in one round trip whatever its size.
	 * @param jdbc the connection
	 * @param scope which schemas to read
	 * @param table a table to read along where that is possible, {@code null} for none
	 * @return what is there, in canonical spelling
	 */
	CatalogWithRows read(JdbcOperations jdbc, CatalogScope scope, @Nullable SideTable table);

	/** Read the catalog, and no table along with it. */
	default Catalog read(JdbcOperations jdbc, CatalogScope scope) {
		return read(jdbc, scope, null).catalog();
	}

	/**
	 * Find out in one round trip, and without waiting for locks, whether anything
	 * changed.
	 * @param jdbc the connection, in no transaction
	 * @param scope which schemas matter
	 * @param question a query of at most one text, to be answered along
	 * @param parameters its parameters
	 * @return what was seen; nothing where the database knows no fingerprint, or where
	 * the question cannot be asked
	 */
	default Optional<Glance> glance(JdbcOperations jdbc, CatalogScope scope, String question, Object... parameters) {
		return Optional.empty();
	}

	/**
	 * Bring a desired schema into the catalog's spelling, without asking the server.
	 * @param desired the schema as an application describes it
	 * @param catalog what the database holds
	 * @return the same with canonical names and types, and every reference resolved
	 */
	Schema normalise(Schema desired, Catalog catalog);

	/**
	 * Make expressions comparable, by asking the server about those whose text differs;
	 * at most one round trip.
	 * @param jdbc the connection; nothing is written
	 * @param desired the normalised desired schema
	 * @param catalog what the database holds
	 * @return the desired schema, spelled like the catalog where both mean the same
	 */
	Alignment align(JdbcOperations jdbc, Schema desired, Catalog catalog);

	/**
	 * Find out which tables hold rows, in one round trip.
	 * @param jdbc the connection
	 * @param tables names of existing tables
	 * @return those with at least one row, and those that may not be read
	 */
	Set<QualifiedName> tablesWithRows(JdbcOperations jdbc, Collection<QualifiedName> tables);

	/**
	 * Find out what the rows of today say about changes, in one round trip.
	 * @param jdbc the connection
	 * @param tables names of existing tables of which to know whether they hold rows
	 * @param questions what to ask of the rows
	 * @param timeout longest time to look for rows that break a rule
	 * @return what was found out
	 */
	default Evidence gather(JdbcOperations jdbc, Collection<QualifiedName> tables, Questions questions,
			Duration timeout) {
		return new Evidence(tablesWithRows(jdbc, tables), Set.of(), Map.of(), Map.of());
	}

	/**
	 * Find out what hangs on tables and sequences that will be made anew.
	 * @param jdbc the connection
	 * @param objects names of existing tables, views and sequences
	 * @return what would have to go with them, and how to bring it back
	 */
	default Surroundings surroundings(JdbcOperations jdbc, Collection<QualifiedName> objects) {
		return Surroundings.NONE;
	}

	/**
	 * Find out what the role of the connection may not do, in one round trip.
	 * @param jdbc the connection
	 * @param desired the normalised desired schema
	 * @param catalog what the database holds
	 * @return the rights that it lacks to bring the one to the other
	 */
	default List<MissingRight> missingRights(JdbcOperations jdbc, Schema desired, Catalog catalog) {
		return List.of();
	}

	/**
	 * Prepare the changes of one plan: name parts that would otherwise get the same name,
	 * and divide what has to come in two steps.
	 * @param changes the changes in their order
	 * @return changes that amount to the same
	 */
	default List<Change> named(List<Change> changes) {
		return changes;
	}

	/**
	 * Say how a change is made and what that costs.
	 * @param change the change
	 * @param circumstances what it depends on
	 * @return the statements in order
	 */
	List<Statement> render(Change change, Circumstances circumstances);

	/**
	 * Say how several changes are made one after the other, where that is less than each
	 * of them alone.
	 * @param changes the changes of a plan that will be made, in their order
	 * @param rendered the statements of each alone
	 * @param circumstances what they depend on
	 * @return the statements of each together with the others
	 */
	default List<List<Statement>> together(List<Change> changes, List<List<Statement>> rendered,
			Circumstances circumstances) {
		return rendered;
	}

	/**
	 * Name what the statements of a change make, on their way or at their end, and take
	 * up again if a run before was stopped.
	 * @param change the change
	 * @param circumstances what it depends on
	 * @return names of parts of the change's table
	 */
	default Set<String> temporaries(Change change, Circumstances circumstances) {
		return Set.of();
	}

	/**
	 * Say where a connection leads, and as whom.
	 * @param jdbc the connection
	 * @return the answer
	 */
	Self self(JdbcOperations jdbc);

	/**
	 * Tell whether a connection stays with one session of the server. Behind some poolers
	 * it does not, so that locks and settings of the session would reach others.
	 * @param connection the connection, outside of a transaction
	 * @param another opens one more connection like it
	 * @return whether locks and settings of the session can be used
	 * @throws SQLException if the server cannot be asked
	 */
	default boolean hasSessionOfItsOwn(Connection connection, ConnectionSource another) throws SQLException {
		return true;
	}

	/**
	 * Set up a connection for changing the schema: whatever could make the same statement
	 * mean something else, and what ends the session of a killed client.
	 * @param jdbc the connection
	 */
	void openSession(JdbcOperations jdbc);

	/**
	 * Undo {@link #openSession} before the connection goes back to its pool.
	 * @param jdbc the connection
	 */
	void closeSession(JdbcOperations jdbc);

	/**
	 * Tell whether changes of the schema are undone with their transaction. Where they
	 * are not, each statement is committed by itself, and the next start does what an
	 * error left undone.
	 * @return whether a transaction of them is all or nothing
	 */
	default boolean hasTransactionalDdl() {
		return true;
	}

	/**
	 * Tell whether a statement may be sent together with others in one round trip: it is
	 * one statement, and gives back nothing.
	 * @param sql the statement
	 * @return whether it may, {@code false} when unknown
	 */
	default boolean canBeBatched(String sql) {
		return false;
	}

	/**
	 * Tell what an error of the server means.
	 * @param error the error
	 * @return its meaning
	 */
	ErrorKind classify(SQLException error);

	/**
	 * Say what to do about an error, where its code alone tells the cause.
	 * @param error the error
	 * @return what to do, if that is known
	 */
	default Optional<String> remedy(SQLException error) {
		return Optional.empty();
	}

	/**
	 * Take out of an error whatever the server quotes of the rows, because their values
	 * may be private and errors end up in logs.
	 * @param error the error
	 * @return the same if it quotes nothing, else one of the same code
	 */
	default SQLException withoutValues(SQLException error) {
		return error;
	}

	/**
	 * What to ask of the rows of today.
	 *
	 * @param changes changes that may bring stricter rules
	 * @param current what the database holds
	 * @param counts whether to count all rows that break a rule, instead of the first
	 * ones
	 */
	record Questions(List<Change> changes, Schema current, boolean counts) {

		public Questions {
			changes = List.copyOf(changes);
		}

	}

	/**
	 * Where a connection leads, and as whom.
	 *
	 * @param role the role whose rights count
	 * @param name name of the database
	 * @param database what tells the database from all others that run at this time
	 */
	record Self(String role, String name, String database) {
	}

	/** Opens connections. */
	@FunctionalInterface
	interface ConnectionSource {

		/**
		 * Open a connection, for the caller to close.
		 * @return the connection
		 * @throws SQLException if there is none
		 */
		Connection open() throws SQLException;

	}

}
