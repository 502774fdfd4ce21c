package io.schemasync.report.diagram;

import java.util.List;

import io.schemasync.plan.Plan;

/**
 * Tables that a plan touches and the tables beside them, with their foreign keys.
 *
 * @param boxes the tables
 * @param lines the foreign keys
 */
public record Diagram(List<Box> boxes, List<Line> lines) {

	public Diagram {
		boxes = List.copyOf(boxes);
		lines = List.copyOf(lines);
	}

	/**
	 * Make the picture of a plan.
	 * @param plan the plan
	 * @return the picture, without boxes where no table is touched
	 */
	public static Diagram of(Plan plan) {
		return new PlanTables(plan).diagram();
	}

	/**
	 * A table.
	 *
	 * @param name its name
	 * @param mark what happens to it as a whole
	 * @param rows what happens to its parts, in order; none beside what is touched
	 * @param step position of the first step about it in the plan, -1 without one
	 */
	public record Box(String name, Mark mark, List<Row> rows, int step) {

		public Box {
			rows = List.copyOf(rows);
		}

		/**
		 * Tell whether the plan leaves it alone.
		 * @return whether it is there for its neighbours' sake
		 */
		public boolean beside() {
			return this.step < 0;
		}

		/**
		 * Count parts.
		 * @param mark what happens to them
		 * @return how many there are
		 */
		public long count(Mark mark) {
			return this.rows.stream().filter((row) -> row.mark() == mark).count();
		}

	}

	/**
	 * A part of a table.
	 *
	 * @param mark what happens to it
	 * @param name what it is called
	 * @param detail what else there is to say, such as a column's type
	 */
	public record Row(Mark mark, String name, String detail) {
	}

	/**
	 * A foreign key.
	 *
	 * @param from position of the table that refers
	 * @param to position of the table that is referred to
	 * @param mark what happens to it
	 * @param columns the referring columns
	 */
	public record Line(int from, int to, Mark mark, String columns) {
	}

}
