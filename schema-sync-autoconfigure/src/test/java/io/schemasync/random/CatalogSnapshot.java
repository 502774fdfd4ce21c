package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Everything that a PostgreSQL database says about its schemas, but for our bookkeeping.
 * It knows nothing of the code that it judges.
 *
 * @param items the objects and parts of objects
 */
public record CatalogSnapshot(List<Item> items) {

	private static final String QUERY = CatalogSnapshotQuery.SQL;

	public static CatalogSnapshot of(DataSource dataSource) {
		return new CatalogSnapshot(new JdbcTemplate(dataSource).query(QUERY,
				(row, index) -> new Item(row.getString("kind"), row.getString("owner"), row.getString("name"),
						row.getString("description"), row.getInt("position"))));
	}

	public CatalogSnapshot without(String kind) {
		return new CatalogSnapshot(this.items.stream().filter((item) -> !item.kind().equals(kind)).toList());
	}

	/** Differences to another snapshot, names and positions included. */
	public List<String> exactDifferences(CatalogSnapshot other) {
		return differences(counted(this.items.stream().map(Item::exact).toList()),
				counted(other.items.stream().map(Item::exact).toList()));
	}

	/** Differences to another snapshot, but for what a person would call a detail. */
	List<String> looseDifferences(CatalogSnapshot other) {
		return differences(counted(this.items.stream().map(Item::loose).toList()),
				counted(other.items.stream().map(Item::loose).toList()));
	}

	/**
	 * Tell whether everything is in another snapshot too. It is not where Hibernate's
	 * update drops named enums with all columns that use them.
	 */
	boolean isContainedIn(CatalogSnapshot other) {
		return looseDifferences(other).stream().allMatch((line) -> line.startsWith("+"));
	}

	private static Map<String, Integer> counted(List<String> items) {
		Map<String, Integer> counted = new TreeMap<>();
		items.forEach((item) -> counted.merge(item, 1, Integer::sum));
		return counted;
	}

	private static List<String> differences(Map<String, Integer> first, Map<String, Integer> second) {
		Map<String, Integer> differences = new TreeMap<>(first);
		second.forEach((item, count) -> differences.merge(item, -count, Integer::sum));
		List<String> lines = new ArrayList<>();
		differences.forEach((item, count) -> {
			if (count != 0) {
				lines.add(((count > 0) ? "- " : "+ ") + item);
			}
		});
		return lines;
	}

	/**
	 * Object or part of one.
	 *
	 * @param kind what it is
	 * @param owner the table or type that it belongs to, or the object itself
	 * @param name its own name
	 * @param description all that is to know, without the name where names are given by
	 * the server
	 * @param position position of a column, else 0
	 */
	public record Item(String kind, String owner, String name, String description, int position) {

		String exact() {
			return this.kind + " " + this.owner + " | " + this.name + " | " + this.description
					+ ((this.position > 0) ? " | " + this.position : "");
		}

		String loose() {
			boolean named = !this.kind.equals("constraint") && !this.kind.equals("index")
					&& !this.kind.equals("owned sequence");
			return this.kind + " " + this.owner + " | " + (named ? this.name + " | " : "") + this.description;
		}

	}

}
