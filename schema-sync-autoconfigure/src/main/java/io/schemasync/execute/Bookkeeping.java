package io.schemasync.execute;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import io.schemasync.dialect.Dialect;
import io.schemasync.dialect.SideTable;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads and writes the stamps.
 */
final class Bookkeeping {

	/** Grows when older versions of schema-sync could not read what this one writes. */
	private static final int FORMAT = 1;

	private static final List<String> COLUMNS = List.of("owner", "id", "environment", "strategy", "models", "objects",
			"fingerprint", "format");

	private static final Comparator<Stamp> BY_OWNER = Comparator.comparing(Stamp::owner);

	private static final String RECREATE = "recreate";

	private static final String ADDITIVE = "additive";

	private final Dialect dialect;

	Bookkeeping(Dialect dialect) {
		this.dialect = dialect;
	}

	/** Name what is read along with the catalog. */
	static SideTable sideTable(@Nullable String schema) {
		return new SideTable(schema, BookkeepingTables.METADATA, COLUMNS);
	}

	/**
	 * Read all stamps, in one round trip; in none where the catalog shows no table, or
	 * where they were read along with it.
	 * @param rows what was read along, {@code null} for nothing
	 */
	Books read(JdbcOperations jdbc, BookkeepingTables tables, @Nullable List<List<@Nullable String>> rows) {
		if (!tables.metadataExists()) {
			return Books.EMPTY;
		}
		try {
			List<List<@Nullable String>> known = (rows != null) ? rows : rows(jdbc, tables);
			return new Books(known.stream().map(Bookkeeping::stamp).sorted(BY_OWNER).toList(), null);
		}
		catch (DataAccessException | UnreadableStamp ex) {
			return new Books(List.of(), SqlErrors.message(ex));
		}
	}

	private List<List<@Nullable String>> rows(JdbcOperations jdbc, BookkeepingTables tables) {
		return jdbc.query("select " + String.join(", ", COLUMNS) + " from " + this.dialect.quote(tables.metadata()),
				(row, number) -> {
					List<@Nullable String> values = new ArrayList<>();
					for (String column : COLUMNS) {
						values.add(row.getString(column));
					}
					return values;
				});
	}

	private static Stamp stamp(List<@Nullable String> row) {
		String owner = text(row, "owner");
		try {
			if (Integer.parseInt(text(row, "format")) <= FORMAT) {
				return new Stamp(owner, text(row, "id"), text(row, "environment"), recreate(text(row, "strategy")),
						StampText.models(text(row, "models")), StampText.objects(text(row, "objects")),
						row.get(COLUMNS.indexOf("fingerprint")));
			}
		}
		catch (RuntimeException ex) {
			throw new UnreadableStamp("the stamp of '" + owner + "' is damaged (" + ex.getMessage() + ")", ex);
		}
		throw new UnreadableStamp("a newer version of schema-sync wrote the stamp of '" + owner + "'", null);
	}

	private static String text(List<@Nullable String> row, String column) {
		return Objects.requireNonNullElse(row.get(COLUMNS.indexOf(column)), "");
	}

	private static boolean recreate(String strategy) {
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
