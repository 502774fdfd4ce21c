package io.schemasync.execute;

import java.time.Duration;
import java.util.Locale;

import io.schemasync.dialect.Progress;
import org.jspecify.annotations.Nullable;

/**
 * How far a column is filled.
 *
 * @param filled number of rows that got a value
 * @param seen number of rows that were looked at
 * @param estimatedRows rows of the table as the server estimates them, -1 when unknown
 * @param elapsed how long it has been going on
 */
record FillProgress(long filled, long seen, long estimatedRows, Duration elapsed) {

	String words() {
		Progress.Rows rows = rows();
		Duration left = rows.left();
		return "%s rows filled, %s of %s looked at, %s rows a second%s".formatted(number(this.filled),
				number(this.seen), (this.estimatedRows > 0) ? "about " + number(this.estimatedRows) : "all",
				number(rows.perSecond()), (left != null) ? ", about " + ((left.toSeconds() < 90)
						? left.toSeconds() + " s" : Math.round(left.toSeconds() / 60.0) + " min") + " left" : "");
	}

	/** Return the part of the rows that were looked at, as far as that is known. */
	@Nullable Double percent() {
		return (this.estimatedRows > 0)
				? Math.round(1000.0 * Math.min(this.seen, this.estimatedRows) / this.estimatedRows) / 10.0 : null;
	}

	Progress.Rows rows() {
		double perMilli = (double) this.seen / Math.max(1, this.elapsed.toMillis());
		Duration left = (this.estimatedRows > this.seen && this.seen > 0)
				? Duration.ofMillis(Math.round((this.estimatedRows - this.seen) / perMilli)) : null;
		return new Progress.Rows(this.filled, Math.round(perMilli * 1000), left);
	}

	static String number(long number) {
		return String.format(Locale.ROOT, "%,d", number);
	}

}
