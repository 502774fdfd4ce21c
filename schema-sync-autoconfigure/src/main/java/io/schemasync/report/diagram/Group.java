package io.schemasync.report.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

import io.schemasync.report.diagram.Diagram.Line;
import io.schemasync.report.diagram.Layout.Place;

/** Boxes that hang together by lines, with their places among themselves. */
final class Group {

	private static final int BETWEEN_COLUMNS = 64;

	private static final int BETWEEN_ROWS = 18;

	private static final int SWEEPS = 6;

	/** A group should not be much higher than wide. */
	private static final double SLENDER = 0.8;

	private static final int LOW = 420;

	private final List<Integer> members;

	private final Map<Integer, Place> places = new HashMap<>();

	private int width;

	private int height;

	private Group(List<Integer> members) {
		this.members = members;
	}

	/** Find the groups, and place the members of each. */
	static List<Group> of(int width, List<Integer> heights, List<Line> lines) {
		Neighbours neighbours = new Neighbours(heights.size(), lines);
		boolean[] seen = new boolean[heights.size()];
		List<Group> groups = new ArrayList<>();
		for (int box = 0; box < heights.size(); box++) {
			if (!seen[box]) {
				Group group = new Group(reachable(box, neighbours, seen));
				group.arrange(width, heights, neighbours);
				groups.add(group);
			}
		}
		return groups;
	}

	private static List<Integer> reachable(int first, Neighbours neighbours, boolean[] seen) {
		List<Integer> found = new ArrayList<>();
		Deque<Integer> left = new ArrayDeque<>(List.of(first));
		seen[first] = true;
		while (!left.isEmpty()) {
			int box = left.pop();
			found.add(box);
			for (int next : neighbours.of(box)) {
				if (!seen[next]) {
					seen[next] = true;
					left.add(next);
				}
			}
		}
		return found.stream().sorted().toList();
	}

	private void arrange(int boxWidth, List<Integer> heights, Neighbours neighbours) {
		List<List<Integer>> layers = neighbours.layers(this.members);
		for (int sweep = 0; sweep < SWEEPS; sweep++) {
			order(layers, neighbours);
		}
		List<List<Integer>> columns = columns(layers, boxWidth, heights);
		double[] centres = new double[heights.size()];
		this.height = columns.stream().mapToInt((column) -> height(column, heights)).max().orElseThrow();
		columns.forEach((column) -> stack(column, heights, centres, (box) -> 0));
		for (int sweep = 0; sweep < SWEEPS; sweep++) {
			columns.forEach((column) -> stack(column, heights, centres,
					(box) -> neighbours.of(box)
						.stream()
						.mapToDouble((other) -> centres[other])
						.average()
						.orElse(centres[box])));
		}
		place(columns, boxWidth, heights, centres);
	}

	private static int height(List<Integer> column, List<Integer> heights) {
		return column.stream().mapToInt((box) -> heights.get(box) + BETWEEN_ROWS).sum() - BETWEEN_ROWS;
	}

	/** Boxes stand near those that they are connected with. */
	private static void order(List<List<Integer>> layers, Neighbours neighbours) {
		Map<Integer, Double> positions = new HashMap<>();
		layers.forEach((layer) -> {
			for (int i = 0; i < layer.size(); i++) {
				positions.put(layer.get(i), (i + 0.5) / layer.size());
			}
		});
		layers.forEach((layer) -> {
			Map<Integer, Double> wanted = new HashMap<>();
			layer.forEach((box) -> wanted.put(box,
					neighbours.of(box)
						.stream()
						.mapToDouble((other) -> positions.getOrDefault(other, 0.5))
						.average()
						.orElse(positions.getOrDefault(box, 0.5))));
			layer.sort((one, other) -> Double.compare(wanted.getOrDefault(one, 0.5), wanted.getOrDefault(other, 0.5)));
			for (int i = 0; i < layer.size(); i++) {
				positions.put(layer.get(i), (i + 0.5) / layer.size());
			}
		});
	}

	private List<List<Integer>> columns(List<List<Integer>> layers, int boxWidth, List<Integer> heights) {
		double area = this.members.stream()
			.mapToDouble((box) -> (heights.get(box) + BETWEEN_ROWS) * (double) (boxWidth + BETWEEN_COLUMNS))
			.sum();
		double highest = Math.max(LOW, Math.sqrt(area * SLENDER));
		List<List<Integer>> columns = new ArrayList<>();
		for (List<Integer> layer : layers) {
			int total = layer.stream().mapToInt((box) -> heights.get(box) + BETWEEN_ROWS).sum();
			int parts = (int) Math.ceil(total / highest);
			List<Integer> column = new ArrayList<>();
			int used = 0;
			for (int box : layer) {
				if (!column.isEmpty() && used + heights.get(box) > total / parts + LOW / 8) {
					columns.add(column);
					column = new ArrayList<>();
					used = 0;
				}
				column.add(box);
				used += heights.get(box) + BETWEEN_ROWS;
			}
			columns.add(column);
		}
		return columns;
	}

	/**
	 * Put one box below the other, as near as can be to where they belong, but none of
	 * them beyond the highest column.
	 */
	private void stack(List<Integer> column, List<Integer> heights, double[] centres, IntToDoubleFunction wanted) {
		double bottom = -BETWEEN_ROWS;
		for (int box : column) {
			double half = heights.get(box) / 2.0;
			centres[box] = Math.max(wanted.applyAsDouble(box), bottom + BETWEEN_ROWS + half);
			bottom = centres[box] + half;
		}
		double top = this.height + BETWEEN_ROWS;
		for (int i = column.size() - 1; i >= 0; i--) {
			int box = column.get(i);
			double half = heights.get(box) / 2.0;
			centres[box] = Math.min(centres[box], top - BETWEEN_ROWS - half);
			top = centres[box] - half;
		}
	}

	private void place(List<List<Integer>> columns, int boxWidth, List<Integer> heights, double[] centres) {
		int x = 0;
		for (List<Integer> column : columns) {
			for (int box : column) {
				int y = (int) Math.floor(centres[box] - heights.get(box) / 2.0 + 0.01);
				this.places.put(box, new Place(x, y, boxWidth, heights.get(box)));
			}
			this.width = x + boxWidth;
			x += boxWidth + BETWEEN_COLUMNS;
		}
	}

	List<Integer> members() {
		return this.members;
	}

	Place place(int member) {
		Place place = this.places.get(member);
		if (place == null) {
			throw new IllegalArgumentException("no member: " + member);
		}
		return place;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

}
