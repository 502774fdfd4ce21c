package io.schemasync.report.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks the parts of SQL, so that the eye finds them. */
final class SqlHighlighter {

	private static final Pattern PARTS = Pattern.compile(
			"""
					(?<comment>--[^\\n]*|/\\*.*?\\*/)|(?<string>'(?:[^']|'')*'|\\$(\\w*)\\$.*?\\$\\3\\$)|(?<name>"(?:[^"]|"")*")\
					|(?<number>\\b\\d+(?:\\.\\d+)?\\b)|(?<word>[A-Za-z_][\\w$]*)""",
			Pattern.DOTALL);

	private static final Set<String> KEYWORDS = Set.of("""
			add alter always analyze and any array as asc begin by cascade check column comment commit concurrently
			constraint create default deferrable deferred desc distinct domain drop enum execute exists extension
			false first foreign from function generated grant identity if in increment index initially insert into is
			key lock materialized match minvalue maxvalue no not null on only or order owned partition primary
			references rename replace restart restrict returning rollback schema select sequence set start statistics
			stored table tablespace temporary then to trigger true type unique update usage using valid validate value
			values view when where with""".split("\\s+"));

	private SqlHighlighter() {
	}

	static void write(Markup markup, String sql) {
		Matcher parts = PARTS.matcher(sql);
		int end = 0;
		while (parts.find()) {
			markup.text(sql.substring(end, parts.start()));
			String style = style(parts);
			if (style.isEmpty()) {
				markup.text(parts.group());
			}
			else {
				markup.element("span", style, parts.group());
			}
			end = parts.end();
		}
		markup.text(sql.substring(end));
	}

	private static String style(Matcher part) {
		if (part.group("comment") != null) {
			return "c";
		}
		if (part.group("string") != null) {
			return "s";
		}
		if (part.group("number") != null) {
			return "n";
		}
		return (part.group("word") != null && KEYWORDS.contains(part.group().toLowerCase(Locale.ROOT))) ? "k" : "";
	}

}
