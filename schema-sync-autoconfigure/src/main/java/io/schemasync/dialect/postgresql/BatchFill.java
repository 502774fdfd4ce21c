package io.schemasync.dialect.postgresql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.schemasync.dialect.Filled;
import io.schemasync.dialect.sql.FillClauses;
import io.schemasync.dialect.sql.SqlClauses;
import io.schemasync.diff.Change;
import io.schemasync.schema.Column;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Fills a column of the next rows in one statement, which is one round trip and one short
 * transaction. It looks at the rows in the order of their key, locks those that have no
 * value in that order too, so that two of them cannot wait for each other, and judges
 * each again once it is locked: PostgreSQL evaluates the condition of an update anew when
 * it had to wait for whoever wrote the row.
 * <p>
 * Where there is no key, the order is that of the rows in their file. A row that moves
 * meanwhile is met again when the whole is repeated.
 */
final class BatchFill {

	/** Rows of about this many bytes fill a page. */
	private static final int ROWS_OF_PAGE = 50;

	private final FillClauses clauses;

	private final String table;

	private final String alias;

	private final List<String> key;

	BatchFill(Change.Fill fill) {
		this.clauses = new FillClauses(fill, PostgreSqlNames.IDENTIFIERS);
		this.table = PostgreSqlNames.quote(fill.name());
		this.alias = PostgreSqlNames.quote(fill.name().name());
		this.key = this.clauses.key();
	}

	/**
	 * Fill the next rows.
	 * @param after the place of the last row before, empty to begin
	 * @param window how many rows to look at
	 * @param rows how many to fill at most
	 */
	Filled fill(JdbcOperations jdbc, List<Object> after, int window, int rows) {
		return this.key.isEmpty() ? byPlace(jdbc, after, window) : byKey(jdbc, after, window, rows);
	}

	private Filled byKey(JdbcOperations jdbc, List<Object> after, int window, int rows) {
		return Objects.requireNonNull(jdbc.queryForObject(byKey(after, window, rows), (row, number) -> {
			boolean full = row.getLong("picked") == rows;
			boolean more = full || row.getLong("seen") == window;
			List<Object> last = place(row, full ? "last_picked" : "last_seen");
			return new Filled(row.getLong("filled"), row.getLong("seen"), last, !more);
		}));
	}

	private static List<Object> place(ResultSet row, String column) throws SQLException {
		Array array = row.getArray(column);
		return (array != null) ? List.of((Object[]) array.getArray()) : List.of();
	}

	private String byKey(List<Object> after, int window, int rows) {
		String own = own("", ", ");
		String names = names(", ", "");
		String backwards = names(", ", " desc");
		String same = IntStream.range(0, this.key.size())
			.mapToObj((i) -> this.alias + "." + PostgreSqlNames.quote(this.key.get(i)) + " = one." + name(i))
			.collect(Collectors.joining(" and "));
		return """
				with seen as materialized (
				  select %s, %s as schemasync_open from %s as %s%s order by %s limit %s
				), picked as materialized (
				  select %s from seen where schemasync_open order by %s limit %s
				), locked as materialized (
				  select %s from %s as %s join picked as one on %s where %s is null order by %s for no key update of %s
				), done as (
				  update %s as %s set %s from locked as one where %s and %s returning 1
				)
				select (select count(*) from done) as filled, (select count(*) from seen) as seen,
				  (select count(*) from picked) as picked,
				  (select array[%s] from seen order by %s limit 1) as last_seen,
				  (select array[%s] from picked order by %s limit 1) as last_picked
				""".formatted(aliased(), open(), this.table, this.alias, behind(after), own, window, names, names, rows,
				aliased(), this.table, this.alias, same, qualified(), own, this.alias, this.table, this.alias,
				this.clauses.assignment(), same, chosen(), names(", ", "::text"), backwards, names(", ", "::text"),
				backwards);
	}

	/** Only a row without value is worth its evaluation. */
	private String open() {
		return "case when " + qualified() + " is null then (" + this.clauses.expression()
				+ ") is not null else false end";
	}

	/**
	 * Depends on the rows that were locked, so that no plan evaluates the expression for
	 * others: it may fail for them.
	 */
	private String chosen() {
		return "case when " + qualified() + " is null and one." + name(0) + " is not null then ("
				+ this.clauses.expression() + ") is not null else false end";
	}

	private String qualified() {
		return this.alias + "." + this.clauses.column();
	}

	private String own(String suffix, String separator) {
		return this.key.stream()
			.map((column) -> this.alias + "." + PostgreSqlNames.quote(column) + suffix)
			.collect(Collectors.joining(separator));
	}

	private String aliased() {
		return IntStream.range(0, this.key.size())
			.mapToObj((i) -> this.alias + "." + PostgreSqlNames.quote(this.key.get(i)) + " as " + name(i))
			.collect(Collectors.joining(", "));
	}

	private String names(String separator, String suffix) {
		return IntStream.range(0, this.key.size())
			.mapToObj((i) -> name(i) + suffix)
			.collect(Collectors.joining(separator));
	}

	/** No column of an entity is called so. */
	private static String name(int position) {
		return "schemasync_" + position;
	}

	/**
	 * Keys are texts here, as neither the driver nor anybody else need know their types.
	 */
	private String behind(List<Object> after) {
		return after.isEmpty() ? ""
				: " where " + this.clauses.behind(IntStream.range(0, this.key.size())
					.mapToObj((i) -> "cast(" + PostgreSqlNames.literal(after.get(i).toString()) + " as "
							+ SqlClauses.type(this.clauses.keyColumn(this.key.get(i)).type()) + ")")
					.toList());
	}

	private Filled byPlace(JdbcOperations jdbc, List<Object> after, int window) {
		long first = after.isEmpty() ? 0 : (Long) after.get(0);
		long next = first + Math.max(1, window / ROWS_OF_PAGE);
		String sql = """
				with seen as materialized (
				  select %1$s.ctid as schemasync_0, %2$s as schemasync_open from %3$s as %1$s
				  where %1$s.ctid >= '(%8$d,0)' and %1$s.ctid < '(%9$d,0)'
				), locked as materialized (
				  select %1$s.ctid as schemasync_0 from %3$s as %1$s
				  where %1$s.ctid = any (array(select schemasync_0 from seen where schemasync_open))
				    and %4$s is null order by %1$s.ctid for no key update of %1$s
				), done as (
				  update %3$s as %1$s set %5$s from locked as one where %1$s.ctid = one.schemasync_0 and %6$s returning 1
				)
				select (select count(*) from done) as filled, (select count(*) from seen) as seen,
				  pg_relation_size(%7$s) / current_setting('block_size')::bigint as pages
				"""
			.formatted(this.alias, open(), this.table, qualified(), this.clauses.assignment(), chosen(),
					PostgreSqlNames.literal(this.table), first, next);
		return Objects.requireNonNull(jdbc.queryForObject(sql, (row, number) -> new Filled(row.getLong("filled"),
				row.getLong("seen"), List.of(next), row.getLong("pages") <= next)));
	}

	/** Return the key of the next row, empty if there is none. */
	String next(JdbcOperations jdbc, List<Object> after) {
		if (this.key.isEmpty()) {
			long page = after.isEmpty() ? 0 : (Long) after.get(0);
			return "page " + page;
		}
		String sql = "select concat_ws(', ', " + own("::text", ", ") + ") from " + this.table + " as " + this.alias
				+ behind(after) + " order by " + own("", ", ") + " limit 1";
		return String.join("", jdbc.queryForList(sql, String.class));
	}

	/** What every type has, and the driver can read. */
	static String keyOf(String column) {
		return "cast(" + column + " as text)";
	}

	static String keyValue(Column column) {
		return "cast(? as " + SqlClauses.type(column.type()) + ")";
	}

}
