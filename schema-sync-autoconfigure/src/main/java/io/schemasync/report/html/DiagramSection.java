package io.schemasync.report.html;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.schemasync.plan.Plan;
import io.schemasync.report.diagram.Diagram;
import io.schemasync.report.diagram.Diagram.Box;
import io.schemasync.report.diagram.Diagram.Line;
import io.schemasync.report.diagram.Diagram.Row;
import io.schemasync.report.diagram.Layout;
import io.schemasync.report.diagram.Layout.Place;
import io.schemasync.report.diagram.Mark;

/**
 * The tables of a plan as a picture (SVG) in the page, coloured by its style sheet. Each
 * table leads to its first step.
 */
final class DiagramSection {

	/** More tables than this are no picture any more. */
	private static final int MOST = 200;

	/** More tables than this are drawn without their columns. */
	private static final int DETAILED = 36;

	private static final int PAGE = 1030;

	private static final int WIDTH = 208;

	private static final int HEAD = 32;

	private static final int ROW = 19;

	private static final int ROWS = 12;

	private static final int MARGIN = 20;

	private final Markup page;

	private final String unit;

	private final Diagram diagram;

	private final boolean detailed;

	private DiagramSection(Markup page, String unit, Diagram diagram) {
		this.page = page;
		this.unit = unit;
		this.diagram = diagram;
		this.detailed = diagram.boxes().size() <= DETAILED;
	}

	/**
	 * Write the section, if there is anything to see.
	 * @param page the page
	 * @param unit what the ids of the unit's steps begin with
	 * @param plan the plan
	 */
	static void write(Markup page, String unit, Plan plan) {
		Diagram diagram = Diagram.of(plan);
		if (!diagram.boxes().isEmpty() && diagram.boxes().size() <= MOST) {
			new DiagramSection(page, unit, diagram).write();
		}
	}

	private void write() {
		Layout layout = Layout.of(WIDTH, this.diagram.boxes().stream().map(this::height).toList(), this.diagram.lines(),
				PAGE);
		this.page.open("details", "class", "list picture", "open", "").open("summary").text("Tables ");
		this.page.element("small", "", Integer.toString(this.diagram.boxes().size())).close();
		legend();
		int width = layout.width() + 2 * MARGIN;
		int height = layout.height() + 2 * MARGIN;
		this.page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label",
				"Picture of the tables");
		this.page.open("svg", "viewBox", "%d %d %d %d".formatted(-MARGIN, -MARGIN, width, height), "width",
				Integer.toString(width), "height", Integer.toString(height), "role", "group", "aria-labelledby",
				id("title") + " " + id("desc"));
		this.page.open("title", "id", id("title")).text("Tables that the plan touches").close();
		this.page.open("desc", "id", id("desc")).text(description()).close();
		this.diagram.lines()
			.forEach((line) -> DiagramLine.write(this.page, line, words(line), layout.places().get(line.from()),
					layout.places().get(line.to())));
		for (int i = 0; i < this.diagram.boxes().size(); i++) {
			box(this.diagram.boxes().get(i), layout.places().get(i));
		}
		this.page.close(3);
	}

	private String id(String part) {
		return this.unit + part;
	}

	private void legend() {
		this.page.open("p", "class", "legend");
		Stream.of(Mark.ADD, Mark.CHANGE, Mark.DROP, Mark.WITHHELD)
			.filter((
					mark) -> this.diagram.boxes().stream().anyMatch((box) -> box.mark() == mark || box.count(mark) > 0))
			.forEach((mark) -> this.page.open("span", "class", style(mark))
				.element("b", "", mark.sign())
				.text(" " + words(mark))
				.close()
				.text(" "));
		if (this.diagram.boxes().stream().anyMatch(Box::beside)) {
			this.page.element("span", "", "dashed: as it is");
		}
		this.page.close();
	}

	private String description() {
		return this.diagram.boxes().stream().map(this::words).collect(Collectors.joining("; "));
	}

	private int height(Box box) {
		if (!this.detailed || box.rows().isEmpty()) {
			return HEAD;
		}
		return HEAD + ROW * shown(box) + 8;
	}

	private static int shown(Box box) {
		return (box.rows().size() > ROWS) ? ROWS + 1 : box.rows().size();
	}

	private void box(Box box, Place place) {
		if (box.beside()) {
			this.page.open("g", "class", "box beside");
		}
		else {
			this.page.open("a", "class", "box " + style(strongest(box)), "href", "#" + id("s" + box.step()));
		}
		this.page.element("title", "", words(box));
		rectangle("frame", place.x(), place.y(), place.width(), place.height());
		rectangle("edge", place.x(), place.y(), 4, place.height());
		String counts = this.detailed ? "" : counts(box);
		text("head", place.x() + 13, place.y() + 21, box.mark().sign(), box.name(), 25 - counts.length());
		if (!counts.isEmpty()) {
			this.page
				.open("text", "class", "counts", "x", Integer.toString(place.right() - 9), "y",
						Integer.toString(place.y() + 21), "text-anchor", "end")
				.text(counts)
				.close();
		}
		if (this.detailed && !box.rows().isEmpty()) {
			rows(box.rows(), place);
		}
		this.page.close();
	}

	private void rows(List<Row> rows, Place place) {
		int y = place.y() + HEAD + 14;
		for (Row row : rows.subList(0, Math.min(rows.size(), ROWS))) {
			int width = 28 - Math.min(14, row.detail().length() + 1);
			text("part " + style(row.mark()), place.x() + 13, y, row.mark().sign(), row.name(), width);
			int left = 28 - Math.min(width, row.name().length()) - 1;
			this.page
				.open("text", "class", "detail", "x", Integer.toString(place.right() - 9), "y", Integer.toString(y),
						"text-anchor", "end")
				.text(cut(row.detail(), left))
				.close();
			y += ROW;
		}
		if (rows.size() > ROWS) {
			text("part more", place.x() + 13, y, "", "and %d more".formatted(rows.size() - ROWS), 28);
		}
	}

	private void rectangle(String style, int x, int y, int width, int height) {
		this.page
			.open("rect", "class", style, "x", Integer.toString(x), "y", Integer.toString(y), "width",
					Integer.toString(width), "height", Integer.toString(height), "rx", style.equals("edge") ? "2" : "6")
			.close();
	}

	private void text(String style, int x, int y, String sign, String text, int width) {
		if (!sign.isEmpty()) {
			this.page.open("text", "class", style + " mark", "x", Integer.toString(x), "y", Integer.toString(y))
				.text(sign)
				.close();
		}
		this.page
			.open("text", "class", style, "x", Integer.toString(x + (sign.isEmpty() ? 0 : 13)), "y",
					Integer.toString(y))
			.text(cut(text, sign.isEmpty() ? width : width - 2))
			.close();
	}

	private static String cut(String text, int width) {
		String line = text.replaceAll("\\s+", " ");
		return (line.length() <= width) ? line : (width < 2) ? "" : line.substring(0, width - 1) + "…";
	}

	private String words(Line line) {
		return "%s (%s) refers to %s%s".formatted(this.diagram.boxes().get(line.from()).name(), line.columns(),
				this.diagram.boxes().get(line.to()).name(),
				(line.mark() != Mark.NONE) ? ": " + words(line.mark()) : "");
	}

	private String words(Box box) {
		if (box.beside()) {
			return box.name() + " stays as it is";
		}
		if (box.mark() != Mark.NONE) {
			return box.name() + ": " + words(box.mark());
		}
		return box.name() + ": "
				+ Stream.of(Mark.values())
					.filter((mark) -> box.count(mark) > 0)
					.map((mark) -> box.count(mark) + " " + words(mark))
					.collect(Collectors.joining(", "));
	}

	private static String counts(Box box) {
		return (box.mark() != Mark.NONE) ? ""
				: Stream.of(Mark.values())
					.filter((mark) -> box.count(mark) > 0)
					.map((mark) -> mark.sign() + box.count(mark))
					.collect(Collectors.joining(" "));
	}

	/** What a person has to look at comes first. */
	private static Mark strongest(Box box) {
		return Stream.of(Mark.WITHHELD, Mark.DROP)
			.filter((mark) -> box.count(mark) > 0)
			.findFirst()
			.orElse((box.mark() != Mark.NONE) ? box.mark()
					: (box.count(Mark.CHANGE) > 0) ? Mark.CHANGE : (box.rows().isEmpty()) ? Mark.CHANGE : Mark.ADD);
	}

	private static String words(Mark mark) {
		return switch (mark) {
			case NONE -> "unchanged";
			case ADD -> "added";
			case CHANGE -> "changed";
			case DROP -> "dropped";
			case WITHHELD -> "withheld";
		};
	}

	static String style(Mark mark) {
		return mark.name().toLowerCase(Locale.ROOT);
	}

}
