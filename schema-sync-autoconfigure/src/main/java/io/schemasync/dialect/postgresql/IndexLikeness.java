package io.schemasync.dialect.postgresql;

import java.util.List;
import java.util.Locale;

import io.schemasync.dialect.postgresql.Answers.Likeness;
import io.schemasync.dialect.sql.SqlToken;
import io.schemasync.schema.Index;
import io.schemasync.schema.IndexPart;

/**
 * Compares indexes over expressions, and their predicates.
 */
class IndexLikeness {

	private final Answers answers;

	private final RowSource row;

	IndexLikeness(Answers answers, RowSource row) {
		this.answers = answers;
		this.row = row;
	}

	Likeness compare(Index found, Index wanted) {
		Options before = Options.of(found.options());
		Options after = Options.of(wanted.options());
		if (found.unique() != wanted.unique() || !found.method().equals(wanted.method())
				|| found.valid() != wanted.valid() || !before.head().equals(after.head())
				|| before.predicate().isEmpty() != after.predicate().isEmpty()
				|| found.parts().size() != wanted.parts().size()) {
			return Likeness.DIFFERENT;
		}
		Likeness likeness = before.predicate().isEmpty() ? Likeness.SAME
				: compare(before.predicate(), after.predicate());
		for (int i = 0; i < found.parts().size(); i++) {
			likeness = worse(likeness, compare(found.parts().get(i), wanted.parts().get(i)));
		}
		return likeness;
	}

	private Likeness compare(IndexPart found, IndexPart wanted) {
		if (found.expression() != wanted.expression() || found.descending() != wanted.descending()
				|| found.nullsFirst() != wanted.nullsFirst()) {
			return Likeness.DIFFERENT;
		}
		if (found.expression()) {
			return compare(found.sql(), wanted.sql());
		}
		return found.sql().equals(wanted.sql()) ? Likeness.SAME : Likeness.DIFFERENT;
	}

	private Likeness compare(String found, String wanted) {
		return found.equals(wanted) ? Likeness.SAME
				: this.answers.compare(this.row.expression(found), this.row.expression(wanted));
	}

	private static Likeness worse(Likeness one, Likeness other) {
		if (one == Likeness.DIFFERENT || other == Likeness.DIFFERENT) {
			return Likeness.DIFFERENT;
		}
		return (one == Likeness.SAME) ? other : one;
	}

	/**
	 * Options of an index.
	 *
	 * @param head all but the predicate, without differences of case and blanks
	 * @param predicate the predicate, empty without one
	 */
	private record Options(String head, String predicate) {

		static Options of(String options) {
			List<SqlToken> tokens = SqlToken.split(options);
			SqlToken where = tokens.stream()
				.filter((token) -> token.depth() == 0 && token.is("where"))
				.findFirst()
				.orElse(null);
			String head = (where != null) ? options.substring(0, where.start()) : options;
			String predicate = (where != null) ? options.substring(where.end()).strip() : "";
			return new Options(normalised(head), predicate);
		}

		/** The catalog leaves out what goes without saying, and quotes parameters. */
		private static String normalised(String head) {
			return head.toLowerCase(Locale.ROOT)
				.replaceAll("\\s+", " ")
				.replaceAll("\\bnulls distinct\\b", "")
				.replaceAll("[ ']", "");
		}

	}

}
