package io.schemasync.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes, numbers and moments as people write them. */
public final class Amounts {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private Amounts() {
	}

	/**
	 * Write a size.
	 * @param bytes the size
	 * @return for example {@code 12,345 kB}
	 */
	public static String bytes(long bytes) {
		long kilobytes = (bytes + 1023) / 1024;
		return (kilobytes < 10_240) ? String.format(Locale.ROOT, "%,d kB", kilobytes)
				: (kilobytes < 10_485_760) ? String.format(Locale.ROOT, "%,d MB", kilobytes / 1024)
						: String.format(Locale.ROOT, "%,d GB", kilobytes / 1024 / 1024);
	}

	/**
	 * Write a moment.
	 * @param moment the moment
	 * @return for example {@code 2026-01-31 12:00 UTC}
	 */
	public static String moment(Instant moment) {
		return MINUTE.format(moment);
	}

	static String times(long count) {
		return (count == 1) ? "once" : String.format(Locale.ROOT, "%,d times", count);
	}

}
