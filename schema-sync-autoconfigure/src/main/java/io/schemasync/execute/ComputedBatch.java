package io.schemasync.execute;

import java.sql.BatchUpdateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.schemasync.dialect.Filled;
import io.schemasync.diff.Change;
import io.schemasync.execute.KeyedRows.Place;
import io.schemasync.schema.Computation;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Fills a column with values that the application computes: rows are read, their values
 * computed while nothing is locked, and written to those rows alone that have no value
 * still and are as they were read. Others are computed once more.
 */
final class ComputedBatch implements FillBatch {

	private final Session session;

	private final Change.Fill fill;

	private final Computation computation;

	private final KeyedRows rows;

	private final Unfilled withoutValue;

	/** An answer may have been expensive, and the row locked. */
	private final Map<List<String>, Computed> computed = new HashMap<>();

	/**
	 * Create it.
	 * @param withoutValue is told of rows that get no value
	 */
	ComputedBatch(Session session, Change.Fill fill, Computation computation, Unfilled withoutValue) {
		this.session = session;
		this.fill = fill;
		this.computation = computation;
		this.rows = new KeyedRows(session.dialect(), fill);
		this.withoutValue = withoutValue;
	}

	@Override
	public Done next(List<Object> after, int window, int most) {
		List<OpenRow> open = inTransaction(
				() -> this.rows.open(this.session.jdbc(), this.computation.columns(), after, most, this::read));
		if (open.isEmpty()) {
			return new Done(new Filled(0, 0, after, true), Duration.ZERO);
		}
		List<Object> upTo = open.get(open.size() - 1).place().values();
		int written = 0;
		Duration took = Duration.ZERO;
		for (List<OpenRow> left = open; !left.isEmpty();) {
			compute(left);
			Pause.check();
			long began = System.nanoTime();
			Written done = inTransaction(() -> write(after, upTo));
			took = took.plusNanos(System.nanoTime() - began);
			written += done.rows();
			left = done.changed();
		}
		open.forEach((row) -> this.computed.remove(row.place().words()));
		return new Done(new Filled(written, open.size(), upTo, open.size() < most), took);
	}

	private <T> T inTransaction(Supplier<T> work) {
		try {
			return this.session.inTransaction(work);
		}
		catch (SQLException ex) {
			throw new UncategorizedSQLException("fill " + this.fill.name(), null, ex);
		}
	}

	private OpenRow read(Place place, ResultSet row, int first) throws SQLException {
		List<@Nullable Object> values = new ArrayList<>();
		List<@Nullable String> texts = new ArrayList<>();
		for (int i = 0; i < this.computation.columns().size(); i++) {
			values.add(read(place, row, first + i, i));
			texts.add(KeyedRows.text(row, first + i));
		}
		return new OpenRow(place, values, texts);
	}

	private @Nullable Object read(Place place, ResultSet row, int index, int column) throws SQLException {
		try {
			return this.computation.read(row, index, column);
		}
		catch (RuntimeException ex) {
			// What it says may have the value in it.
			throw new FailedComputation(place, place, new IllegalStateException(this.computation.columns().get(column)
					+ " cannot be read as the entity would (" + ex.getClass().getName() + ")"));
		}
	}

	private void compute(List<OpenRow> rows) {
		List<OpenRow> unknown = rows.stream().filter((row) -> answer(row) == null).toList();
		if (unknown.isEmpty()) {
			return;
		}
		List<? extends @Nullable Object> values;
		try {
			values = this.computation.compute(unknown.stream().map(OpenRow::values).toList());
		}
		catch (RuntimeException ex) {
			Pause.check();
			throw new FailedComputation(unknown.get(0).place(), unknown.get(unknown.size() - 1).place(), ex);
		}
		for (int i = 0; i < unknown.size(); i++) {
			OpenRow row = unknown.get(i);
			this.computed.put(row.place().words(), new Computed(row.texts(), values.get(i)));
		}
	}

	private @Nullable Computed answer(OpenRow row) {
		Computed known = this.computed.get(row.place().words());
		return (known != null && known.texts().equals(row.texts())) ? known : null;
	}

	/** Rows that came since are not of those of today. */
	private Written write(List<Object> after, List<Object> upTo) {
		List<OpenRow> locked = this.rows.locked(this.session.jdbc(), this.computation.columns(), after, upTo,
				this::read);
		List<OpenRow> changed = new ArrayList<>();
		List<OpenRow> same = new ArrayList<>();
		List<Place> none = new ArrayList<>();
		for (OpenRow row : locked) {
			Computed answer = answer(row);
			if (answer == null) {
				if (this.computed.containsKey(row.place().words())) {
					changed.add(row);
				}
			}
			else if (answer.value() == null) {
				none.add(row.place());
			}
			else {
				same.add(row);
			}
		}
		int written = same.isEmpty() ? 0 : update(same);
		if (changed.isEmpty()) {
			none.forEach((place) -> this.withoutValue.add(place, this.computation.name() + " has no value for it"));
		}
		return new Written(written, changed);
	}

	/** A trigger or a policy may keep a row from being written. */
	private int update(List<OpenRow> rows) {
		return Objects.requireNonNull(this.session.jdbc()
			.execute(this.rows.update(this.computation.parameter()),
					(PreparedStatementCallback<Integer>) (statement) -> {
						for (OpenRow row : rows) {
							this.computation.bind(statement, 1,
									Objects.requireNonNull(Objects.requireNonNull(answer(row)).value()));
							int index = 2;
							for (Object value : row.place().values()) {
								statement.setObject(index++, value);
							}
							statement.addBatch();
						}
						try {
							return IntStream.of(statement.executeBatch())
								.map((count) -> (count == Statement.SUCCESS_NO_INFO) ? 1 : count)
								.sum();
						}
						catch (BatchUpdateException ex) {
							// The server's own error, which is what people have to read.
							throw (ex.getCause() instanceof SQLException error) ? error
									: (ex.getNextException() != null) ? ex.getNextException() : ex;
						}
					}));
	}

	/**
	 * Row without value.
	 *
	 * @param place its key
	 * @param values what its value depends on
	 * @param texts the same as texts, which can be compared
	 */
	private record OpenRow(Place place, List<@Nullable Object> values, List<@Nullable String> texts) {
	}

	/**
	 * Value of a row.
	 *
	 * @param texts what it was computed from
	 * @param value the value, {@code null} for none
	 */
	private record Computed(List<@Nullable String> texts, @Nullable Object value) {
	}

	/**
	 * What came of writing.
	 *
	 * @param rows number of rows that have their value
	 * @param changed rows of which others have written what their value depends on
	 */
	private record Written(int rows, List<OpenRow> changed) {
	}

	/** The application could not compute values. */
	static final class FailedComputation extends RuntimeException {

		private final transient Place first;

		private final transient Place last;

		FailedComputation(Place first, Place last, RuntimeException cause) {
			super(cause);
			this.first = first;
			this.last = last;
		}

		/** Name the rows. */
		String rows() {
			return this.first.equals(this.last) ? "the row with the key (" + this.first + ")"
					: "rows from the key (" + this.first + ") to (" + this.last + ")";
		}

	}

}
