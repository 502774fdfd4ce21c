package io.schemasync.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of the documentation whose blocks are carried out. A comment in front of a block
 * says what it is: {@code <!-- start -->} the log of a start, for example. With the
 * system property {@code guides.rewrite} what came out is written into the page instead
 * of compared with it. {@code guides.only} is what the pages' names begin with, if not
 * all are meant.
 */
final class GuidePage {

	private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");

	private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");

	private static final Pattern BLOCK = Pattern.compile(
			"<!-- (entities|file|sql|cleanup|fails|start|refused|ran|script|contract|result)(?:: (.*?))? -->\\n```\\w*\\n(.*?)```",
			Pattern.DOTALL);

	private final Path file;

	private GuidePage(Path file) {
		this.file = file;
	}

	static GuidePage named(String name) {
		return new GuidePage(DOCS.resolve(name + ".md"));
	}

	/** Find the sections that have blocks to carry out. */
	List<Section> sections() {
		List<Section> sections = new ArrayList<>();
		Matcher headings = HEADING.matcher(text());
		for (MatchResult heading : headings.results().toList()) {
			Section section = section(heading.group(1));
			if (!section.blocks().isEmpty()) {
				sections.add(section);
			}
		}
		return sections;
	}

	private Section section(String heading) {
		String text = text();
		int start = text.indexOf("## " + heading + "\n");
		int end = text.indexOf("\n## ", start);
		List<Block> blocks = new ArrayList<>();
		Matcher matcher = BLOCK.matcher(text).region(start, (end < 0) ? text.length() : end);
		while (matcher.find()) {
			blocks.add(new Block(matcher.group(1), (matcher.group(2) != null) ? matcher.group(2) : "", matcher.group(3),
					matcher.start(3), matcher.end(3)));
		}
		return new Section(this, heading, blocks);
	}

	private String text() {
		try {
			return Files.readString(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Compare a block with what came out. */
	void expect(Section section, int number, String actual) {
		Block block = section(section.heading()).blocks().get(number);
		boolean same = plain(block.text()).equals(plain(actual));
		if (!same && System.getProperty("guides.rewrite") != null) {
			rewrite(block, actual);
			return;
		}
		assertThat(plain(actual))
			.as("%s of '%s' in %s (-Dguides.rewrite writes it into the page)", block.kind(), section.heading(),
					this.file.getFileName())
			.isEqualTo(plain(block.text()));
	}

	private void rewrite(Block block, String actual) {
		String text = text();
		try {
			Files.writeString(this.file, text.substring(0, block.from()) + actual + text.substring(block.to()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Leave out what is different each time. */
	private static String plain(String text) {
		return text.replaceAll("\\b\\d+(\\.\\d+)? m?s\\b", "…")
			.replaceAll("PostgreSQL \\d+(\\.\\d+)?", "PostgreSQL")
			.replaceAll("schema-sync plan \\w+", "schema-sync plan …")
			.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC", "…")
			.replaceAll("[\\d,]+ rows written", "… rows written")
			.replaceAll("\\bread (once|[\\d,]+ times)", "read …")
			.replaceAll("recreate.force=\\S+", "recreate.force=…")
			.stripTrailing();
	}

	@Override
	public String toString() {
		return DOCS.relativize(this.file).toString();
	}

	/**
	 * A section, which has a database of its own.
	 *
	 * @param page the page
	 * @param heading its heading
	 * @param blocks what is done one after the other
	 */
	record Section(GuidePage page, String heading, List<Block> blocks) {

		@Override
		public String toString() {
			return this.page + ": " + this.heading;
		}

	}

	/**
	 * A block of code.
	 *
	 * @param kind what it is
	 * @param argument what else the comment says
	 * @param text the code
	 * @param from where it begins
	 * @param to where it ends
	 */
	record Block(String kind, String argument, String text, int from, int to) {
	}

}
