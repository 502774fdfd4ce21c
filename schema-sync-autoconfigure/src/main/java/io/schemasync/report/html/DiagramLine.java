package io.schemasync.report.html;

import io.schemasync.report.diagram.Diagram.Line;
import io.schemasync.report.diagram.Layout.Place;
import io.schemasync.report.diagram.Mark;

/** A foreign key in the picture: a curve with an arrow to what it refers to. */
final class DiagramLine {

	/** How far below the upper edge of a table its lines begin and end. */
	private static final int HEIGHT = 16;

	private DiagramLine() {
	}

	/**
	 * Write a line.
	 * @param page the page
	 * @param line the line
	 * @param words what it says
	 * @param from place of the table that refers
	 * @param to place of the table that is referred to
	 */
	static void write(Markup page, Line line, String words, Place from, Place to) {
		String path;
		int fromY = from.y() + HEIGHT;
		int toY = to.y() + HEIGHT;
		int middle;
		if (line.from() == line.to()) {
			path = "M%d %d c34 -14 34 26 0 14".formatted(from.right(), fromY - 7);
			middle = from.right() + 24;
		}
		else if (from.x() == to.x()) {
			path = "M%d %d C%d %d %d %d %d %d".formatted(from.right(), fromY, from.right() + 40, fromY, to.right() + 40,
					toY, to.right() + 7, toY);
			middle = from.right() + 30;
		}
		else {
			boolean leftwards = from.x() > to.x();
			int start = leftwards ? from.x() : from.right();
			int end = leftwards ? to.right() + 7 : to.x() - 7;
			int bend = leftwards ? -34 : 34;
			path = "M%d %d C%d %d %d %d %d %d".formatted(start, fromY, start + bend, fromY, end - bend, toY, end, toY);
			middle = (start + end) / 2;
		}
		page.open("g", "class", "line " + DiagramSection.style(line.mark()));
		page.element("title", "", words);
		page.open("path", "d", path).close();
		if (line.from() != line.to()) {
			arrow(page, to, toY, from.x() >= to.x());
		}
		if (line.mark() != Mark.NONE) {
			page.open("text", "x", Integer.toString(middle), "y", Integer.toString((fromY + toY) / 2 + 4),
					"text-anchor", "middle")
				.text(line.mark().sign())
				.close();
		}
		page.close();
	}

	private static void arrow(Markup page, Place to, int y, boolean fromRight) {
		int tip = fromRight ? to.right() + 1 : to.x() - 1;
		int back = fromRight ? tip + 8 : tip - 8;
		page.open("polygon", "points", "%d,%d %d,%d %d,%d".formatted(tip, y, back, y - 4, back, y + 4)).close();
	}

}
