package io.schemasync.report.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.schemasync.report.diagram.Diagram.Line;

/**
 * Where the boxes of a picture stand: tables that refer to others right of them, groups
 * that have nothing to do with each other one beside the other. It is a layered layout of
 * its own, because the libraries for it bring a JavaScript engine, or half of an IDE, to
 * every application that uses this one.
 *
 * @param places the place of each box
 * @param width width of the whole
 * @param height height of the whole
 */
public record Layout(List<Place> places, int width, int height) {

	private static final int GAP = 28;

	public Layout {
		places = List.copyOf(places);
	}

	/**
	 * Place boxes.
	 * @param width width of each box
	 * @param heights their heights
	 * @param lines the lines between them
	 * @param page width that the whole should have, if it can
	 * @return the layout
	 */
	public static Layout of(int width, List<Integer> heights, List<Line> lines, int page) {
		List<Group> groups = Group.of(width, heights, lines);
		groups.sort(Comparator.comparing((Group group) -> group.members().size() == 1)
			.thenComparing(Group::height, Comparator.reverseOrder()));
		Place[] places = new Place[heights.size()];
		int widest = Math.max(groups.stream().mapToInt(Group::width).max().orElse(0), page);
		int x = 0;
		int y = 0;
		int shelf = 0;
		int right = 0;
		for (Group group : groups) {
			if (x > 0 && x + group.width() > widest) {
				x = 0;
				y += shelf + GAP;
				shelf = 0;
			}
			for (int member : group.members()) {
				places[member] = group.place(member).moved(x, y);
			}
			right = Math.max(right, x + group.width());
			x += group.width() + GAP;
			shelf = Math.max(shelf, group.height());
		}
		return new Layout(new ArrayList<>(List.of(places)), right, y + shelf);
	}

	/**
	 * Place of a box.
	 *
	 * @param x its left edge
	 * @param y its upper edge
	 * @param width its width
	 * @param height its height
	 */
	public record Place(int x, int y, int width, int height) {

		Place moved(int right, int down) {
			return new Place(this.x + right, this.y + down, this.width, this.height);
		}

		/**
		 * Return its right edge.
		 * @return the edge
		 */
		public int right() {
			return this.x + this.width;
		}

	}

}
