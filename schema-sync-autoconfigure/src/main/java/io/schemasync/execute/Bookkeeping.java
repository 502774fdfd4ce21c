package io.schemasync.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import io.schemasync.dialect.Dialect;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the stamps.
 */
final class Bookkeeping {

	/** Grows when older versions of schema-sync could not read what this one writes. */
	private static final int FORMAT = 1;

	private static final String RECREATE = "recreate";

	private static final String ADDITIVE = "additive";

	private final Dialect dialect;

	Bookkeeping(Dialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * Read all stamps, in one round trip; in none where the catalog shows no table.
	 */
	Books read(JdbcOperations jdbc, BookkeepingTables tables) {
		if (!tables.metadataExists()) {
			return Books.EMPTY;
		}
		try {
			return new Books(jdbc.query("""
					select owner, id, environment, strategy, models, objects, fingerprint, format
					from %s order by owner""".formatted(this.dialect.quote(tables.metadata())),
					(row, number) -> stamp(row)), null);
		}
		catch (DataAccessException | UnreadableStamp ex) {
			return new Books(List.of(), SqlErrors.message(ex));
		}
	}

	private static Stamp stamp(ResultSet row) throws SQLException {
		String owner = row.getString("owner");
		if (row.getInt("format") > FORMAT) {
			throw new UnreadableStamp("a newer version of schema-sync wrote the stamp of '" + owner + "'", null);
		}
		try {
			return new Stamp(owner, row.getString("id"), row.getString("environment"), recreate(row),
					StampText.models(row.getString("models")), StampText.objects(row.getString("objects")),
					row.getString("fingerprint"));
		}
		catch (RuntimeException ex) {
			throw new UnreadableStamp("the stamp of '" + owner + "' is damaged (" + ex.getMessage() + ")", ex);
		}
	}

	private static boolean recreate(ResultSet row) throws SQLException {
		String strategy = row.getString("strategy");
		return switch (strategy) {
			case RECREATE -> true;
			case ADDITIVE -> false;
			default -> throw new IllegalArgumentException("unknown strategy '" + strategy + "'");
		};
	}

	/** Write one stamp in place of what its owner wrote before. */
	void write(JdbcOperations jdbc, BookkeepingTables tables, Stamp stamp) {
		String table = this.dialect.quote(tables.metadata());
		Object[] values = { stamp.id(), stamp.environment(), stamp.recreate() ? RECREATE : ADDITIVE,
				StampText.ofModels(stamp.models()), StampText.ofObjects(stamp.objects()), stamp.fingerprint(), FORMAT,
				LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC), stamp.owner() };
		int updated = jdbc.update("update " + table + " set id = ?, environment = ?, strategy = ?, models = ?, "
				+ "objects = ?, fingerprint = ?, format = ?, updated_at = ? where owner = ?", values);
		if (updated == 0) {
			jdbc.update("insert into " + table + " (id, environment, strategy, models, objects, fingerprint, format, "
					+ "updated_at, owner) values (?, ?, ?, ?, ?, ?, ?, ?, ?)", values);
		}
	}

	/** The books hold something that cannot be understood. */
	private static final class UnreadableStamp extends RuntimeException {

		UnreadableStamp(String message, @Nullable Throwable cause) {
			super(message, cause);
		}

	}

}
