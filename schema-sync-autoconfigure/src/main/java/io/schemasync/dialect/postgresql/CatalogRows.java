package io.schemasync.dialect.postgresql;

import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Reads rows that the server wrote one behind the other, as it prints records:
 * {@code (1,"two words",)(2,,"say ""no""")}. Nothing between two commas is null. Texts
 * that come again and again, as names of columns do, become one object. For one thread.
 */
final class CatalogRows {

	private static final int KNOWN = 1 << 12;

	private static final int LONGEST_KNOWN = 40;

	private final @Nullable String[] known = new @Nullable String[KNOWN];

	/**
	 * Go through the rows of a text.
	 * @param text the rows, {@code null} if there are none
	 */
	Iterable<CatalogRow> of(@Nullable String text) {
		return () -> new Rows((text != null) ? text : "");
	}

	private String known(String text, int start, int end) {
		if (end - start > LONGEST_KNOWN) {
			return text.substring(start, end);
		}
		int hash = 0;
		for (int i = start; i < end; i++) {
			hash = 31 * hash + text.charAt(i);
		}
		int place = (hash ^ (hash >>> 12)) & (KNOWN - 1);
		String candidate = this.known[place];
		if (candidate != null && candidate.length() == end - start && text.startsWith(candidate, start)) {
			return candidate;
		}
		String fresh = text.substring(start, end);
		this.known[place] = fresh;
		return fresh;
	}

	private final class Rows implements Iterator<CatalogRow> {

		private final String text;

		private int position;

		/** All rows of a text have as many values as the first. */
		private int size;

		Rows(String text) {
			this.text = text;
		}

		@Override
		public boolean hasNext() {
			return this.position < this.text.length();
		}

		@Override
		public CatalogRow next() {
			if (!hasNext()) {
				throw new NoSuchElementException();
			}
			if (this.size == 0) {
				this.size = count();
			}
			@Nullable String[] values = new @Nullable String[this.size];
			for (int i = 0; i < values.length; i++) {
				this.position++;
				values[i] = value();
			}
			this.position++;
			return new CatalogRow(values);
		}

		private int count() {
			int start = this.position;
			int values = 0;
			do {
				this.position++;
				value();
				values++;
			}
			while (this.text.charAt(this.position) == ',');
			this.position = start;
			return values;
		}

		private @Nullable String value() {
			int start = this.position;
			char first = this.text.charAt(start);
			if (first == '"') {
				return quoted();
			}
			int end = start;
			while (this.text.charAt(end) != ',' && this.text.charAt(end) != ')') {
				end++;
			}
			this.position = end;
			return (end > start) ? known(this.text, start, end) : null;
		}

		/** Quotation marks and backslashes stand twice. */
		private String quoted() {
			int start = this.position + 1;
			int end = start;
			boolean twice = false;
			while (this.text.charAt(end) != '"' || this.text.charAt(end + 1) == '"') {
				boolean special = this.text.charAt(end) == '"' || this.text.charAt(end) == '\\';
				twice |= special;
				end += special ? 2 : 1;
			}
			this.position = end + 1;
			return twice ? this.text.substring(start, end).replace("\"\"", "\"").replace("\\\\", "\\")
					: known(this.text, start, end);
		}

	}

}
