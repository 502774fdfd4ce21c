package io.schemasync.dialect;

import java.util.List;

/**
 * What came of one batch of a column that is being filled.
 *
 * @param rows number of rows that got a value
 * @param seen number of rows that were looked at
 * @param last where the next batch goes on: the key of the last row, as the dialect
 * writes it
 * @param ended whether there is no further row
 */
public record Filled(long rows, long seen, List<Object> last, boolean ended) {

	public Filled {
		last = List.copyOf(last);
	}

}
