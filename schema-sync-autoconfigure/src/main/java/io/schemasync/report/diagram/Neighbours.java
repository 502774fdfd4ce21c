package io.schemasync.report.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.schemasync.report.diagram.Diagram.Line;

/** Which boxes are connected with which. */
final class Neighbours {

	private final List<List<Integer>> all = new ArrayList<>();

	private final List<List<Integer>> parents = new ArrayList<>();

	private final List<List<Integer>> children = new ArrayList<>();

	private final int[] depths;

	private final boolean[] onPath;

	Neighbours(int boxes, List<Line> lines) {
		for (int i = 0; i < boxes; i++) {
			this.all.add(new ArrayList<>());
			this.parents.add(new ArrayList<>());
			this.children.add(new ArrayList<>());
		}
		for (Line line : lines) {
			if (line.from() != line.to()) {
				this.all.get(line.from()).add(line.to());
				this.all.get(line.to()).add(line.from());
				this.parents.get(line.from()).add(line.to());
				this.children.get(line.to()).add(line.from());
			}
		}
		this.depths = new int[boxes];
		this.onPath = new boolean[boxes];
	}

	List<Integer> of(int box) {
		return this.all.get(box);
	}

	/**
	 * Return the boxes by layers, each right of all that it refers to; in a circle one of
	 * them has to be left.
	 */
	List<List<Integer>> layers(List<Integer> members) {
		members.forEach(this::depth);
		// What nothing stands left of moves up to those that refer to it
		for (int box : members) {
			if (this.parents.get(box).isEmpty()) {
				this.children.get(box)
					.stream()
					.mapToInt((child) -> this.depths[child])
					.min()
					.ifPresent((nearest) -> this.depths[box] = Math.max(1, nearest - 1));
			}
		}
		TreeMap<Integer, List<Integer>> layers = new TreeMap<>();
		members.forEach((box) -> layers.computeIfAbsent(this.depths[box], (depth) -> new ArrayList<>()).add(box));
		return new ArrayList<>(layers.values());
	}

	private int depth(int box) {
		if (this.depths[box] == 0 && !this.onPath[box]) {
			this.onPath[box] = true;
			int deepest = 0;
			for (int parent : this.parents.get(box)) {
				deepest = Math.max(deepest, this.onPath[parent] ? 0 : depth(parent));
			}
			this.onPath[box] = false;
			this.depths[box] = deepest + 1;
		}
		return this.depths[box];
	}

}
