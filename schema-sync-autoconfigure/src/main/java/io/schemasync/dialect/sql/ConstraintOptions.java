package io.schemasync.dialect.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What a model writes behind a constraint.
 *
 * @param timing when it is checked, in the catalog's words; empty for at once
 * @param rest everything else, as written
 */
public record ConstraintOptions(String timing, String rest) {

	/**
	 * Take apart what is written.
	 * @param text the options
	 * @return the parts
	 */
	public static ConstraintOptions parse(String text) {
		List<SqlToken> tokens = SqlToken.split(text);
		List<String> rest = new ArrayList<>();
		boolean deferrable = false;
		boolean deferred = false;
		for (int i = 0; i < tokens.size(); i++) {
			SqlToken token = tokens.get(i);
			boolean pair = i + 1 < tokens.size();
			if (pair && token.is("initially")) {
				deferred = tokens.get(++i).is("deferred");
			}
			else if (pair && (token.is("not") && tokens.get(i + 1).is("deferrable")
					|| token.is("match") && tokens.get(i + 1).is("simple"))) {
				i++;
			}
			else if (token.is("deferrable")) {
				deferrable = true;
			}
			else {
				rest.add(token.text());
			}
		}
		return new ConstraintOptions(deferred ? "deferrable initially deferred" : deferrable ? "deferrable" : "",
				String.join(" ", rest));
	}

	/**
	 * Put the parts together again.
	 * @return the options, the timing last
	 */
	public String text() {
		return (this.rest + " " + this.timing).strip();
	}

}
