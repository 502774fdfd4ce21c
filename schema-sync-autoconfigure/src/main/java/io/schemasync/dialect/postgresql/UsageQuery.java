package io.schemasync.dialect.postgresql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.schemasync.dialect.Place;
import io.schemasync.dialect.Server;
import io.schemasync.dialect.Usage;
import io.schemasync.dialect.Usage.Activity;
import io.schemasync.dialect.Usage.Dependent;
import io.schemasync.dialect.Usages;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Asks in two statements whether objects are still needed: one for sizes and figures, one
 * for what depends on them.
 */
final class UsageQuery {

	/** Whoever rebuilds a table is not waited for: its size is worth less than that. */
	private static final String FIGURES = """
			with patience as materialized (
			  select set_config('lock_timeout', '2s', true) as value
			), wanted as materialized (
			%s
			), tables as materialized (
			  select distinct relation, relkind, reltuples from wanted where relkind in ('r', 'p', 'm', 'f')
			), member as materialized (
			  select t.relation, coalesce(p.relid, t.relation) as oid, coalesce(p.isleaf, true) as leaf
			  from tables t left join lateral pg_partition_tree(case when t.relkind = 'p' then t.relation end) p on true
			), counted as materialized (
			  select m.relation, sum(pg_stat_get_numscans(m.oid) + coalesce(i.scans, 0)) as reads,
			    sum(pg_stat_get_tuples_inserted(m.oid) + pg_stat_get_tuples_updated(m.oid)
			      + pg_stat_get_tuples_deleted(m.oid)) as writes,
			    max(greatest(%s, i.last)) as last,
			    sum(case when m.leaf then (select nullif(reltuples, -1) from pg_class c where c.oid = m.oid) end) as rows
			  from member m left join lateral (
			    select sum(pg_stat_get_numscans(x.indexrelid)) as scans, max(%s) as last from pg_index x
			    where x.indrelid = m.oid
			  ) i on true group by m.relation
			), part as materialized (
			  select w.position, coalesce(p.relid, w.index) as oid
			  from wanted w left join lateral pg_partition_tree(case when w.index_kind = 'I' then w.index end) p on true
			  where w.index is not null
			), indexed as materialized (
			  select position, sum(pg_relation_size(oid)) as bytes, sum(pg_stat_get_numscans(oid)) as reads,
			    max(%s) as last
			  from part, patience where patience.value is not null group by position
			), sized as materialized (
			  select m.relation, sum(pg_total_relation_size(m.oid)) as bytes from member m, patience
			  where patience.value is not null and m.relation in (select relation from wanted where kind = 'table')
			  group by m.relation
			)
			select w.position - 1 as position,
			  case when w.index is not null then i.bytes when w.kind = 'table' then t.bytes
			    when w.kind = 'column' then (c.rows * (1 - s.null_frac) * s.avg_width)::bigint
			    when w.kind = 'sequence' then pg_relation_size(w.relation) end as bytes,
			  w.kind = 'column' as estimated,
			  case when w.index is not null then i.reads when w.kind in ('table', 'column') then c.reads end as reads,
			  case when w.kind in ('table', 'column') then c.writes else -1 end as writes,
			  case when w.index is not null then i.last else c.last end as last,
			  (select to_timestamp(nullif(pg_sequence_last_value(q.oid), 0)) from pg_depend d
			    join pg_class q on q.oid = d.objid and q.relkind = 'S' and q.relname like 'zz\\_schemasync\\_%%'
			    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
			    where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'a'
			      and d.refobjid = w.relation and a.attname = w.part and w.kind = 'column' limit 1) as written,
			  (select stats_reset from pg_stat_database where datname = current_database()) as since
			from wanted w
			left join counted c on c.relation = w.relation
			left join sized t on t.relation = w.relation
			left join indexed i on i.position = w.position
			left join pg_stats s on w.kind = 'column' and s.schemaname = w.namespace and s.tablename = w.name
			  and s.attname = w.part and s.inherited = (w.relkind = 'p')
			order by w.position
			""";

	private final List<Place> places;

	private final Map<Integer, Usage> figures = new HashMap<>();

	private final Map<Integer, List<Dependent>> dependents = new HashMap<>();

	private @Nullable Instant since;

	UsageQuery(List<Place> places) {
		this.places = places;
	}

	Usages ask(JdbcOperations jdbc, Server server) {
		String[] parameters = { texts(Place::kind), texts((place) -> String.valueOf(place.object().schema())),
				texts((place) -> place.object().name()), texts(Place::part) };
		jdbc.query(figures(server), (row) -> {
			this.figures.put(row.getInt("position"), figures(row));
			this.since = instant(row, "since");
		}, (Object[]) parameters);
		jdbc.query(DependentsQuery.SQL, (row) -> {
			this.dependents.computeIfAbsent(row.getInt("position"), (position) -> new ArrayList<>())
				.add(DependentsQuery.dependent(row));
		}, (Object[]) parameters);
		Map<Place, Usage> usages = new HashMap<>();
		for (int i = 0; i < this.places.size(); i++) {
			Usage usage = this.figures.getOrDefault(i, Usage.UNKNOWN);
			usages.put(this.places.get(i), new Usage(usage.bytes(), usage.estimated(), usage.activity(),
					usage.lastWrite(), this.dependents.getOrDefault(i, List.of())));
		}
		return new Usages(usages, this.since, notes(server));
	}

	private String texts(Function<Place, String> text) {
		return TextArray.of(this.places.stream().map(text).toList());
	}

	/** Since PostgreSQL 16 the server knows when something was last read. */
	private static String figures(Server server) {
		boolean dated = server.versionNumber() >= 160_000;
		String never = "null::timestamptz";
		return FIGURES.formatted(WantedObjects.SQL, dated ? "pg_stat_get_lastscan(m.oid)" : never,
				dated ? "pg_stat_get_lastscan(x.indexrelid)" : never, dated ? "pg_stat_get_lastscan(oid)" : never);
	}

	private Usage figures(ResultSet row) throws SQLException {
		long bytes = row.getLong("bytes");
		Long size = row.wasNull() ? null : bytes;
		boolean estimated = row.getBoolean("estimated");
		long reads = row.getLong("reads");
		Activity activity = row.wasNull() ? null
				: new Activity(estimated, reads, row.getLong("writes"), instant(row, "last"));
		return new Usage(size, estimated, activity, instant(row, "written"), List.of());
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp time = row.getTimestamp(column);
		return (time != null) ? time.toInstant() : null;
	}

	private static List<String> notes(Server server) {
		List<String> notes = new ArrayList<>();
		notes.add("""
				Reads are scans of a table or an index, writes are rows, counted by the server for all sessions \
				together: backups, checks of foreign keys and people with a client count like the application. The \
				server does not count columns one by one, so their figures are those of the table.""");
		notes.add("""
				Each server counts its own reads: those on standbys are not in these figures. A crash of the server \
				and pg_stat_reset() begin at zero again.""");
		notes.add("""
				The size of a column is an estimate from the statistics of the last ANALYZE, and dropping it frees \
				the space only as rows are written anew.""");
		notes.add("""
				Functions without an SQL-standard body are found by the words of their text: a guess. SQL in programs \
				elsewhere cannot be found at all.""");
		if (server.versionNumber() < 160_000) {
			notes.add("When something was last read is known from PostgreSQL 16 on.");
		}
		return notes;
	}

}
