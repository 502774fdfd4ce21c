package io.schemasync.execute;

import java.time.Instant;
import java.util.List;

import io.schemasync.SchemaSync;
import io.schemasync.dialect.Usage;
import io.schemasync.dialect.Usage.Role;
import io.schemasync.plan.Contraction;
import io.schemasync.plan.Removal;
import io.schemasync.schema.Schema;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What could go, found on a real database, and its SQL run as a person would. */
class ContractionTests extends SyncTests {

	private static final Schema FIRST = Models.of(Models.table("customers")
		.column(Models.column("name", "varchar(255)", false))
		.column(Models.column("fax", "varchar(255)", true))
		.build(), Models.orders());

	private static final Schema SECOND = Models.of(Models.customers());

	@Test
	void listsNothingWhereNothingIsUnmapped() {
		add(SECOND);
		assertThat(contraction(SECOND).removals()).isEmpty();
	}

	@Test
	void knowsSinceWhenAndByWhichModel() {
		Instant before = Instant.now().minusMillis(1);
		add(FIRST);
		this.jdbc.execute("create index by_hand on customers (name)");
		this.jdbc.execute("create table others (id bigint)");
		assertThat(find(contraction(SECOND), "public.customers.fax").unmapped().absence().since())
			.as("a model that was not here yet")
			.isNull();
		Instant between = Instant.now();
		sync(SECOND).applicationVersion("2.0").build().run();
		Instant after = Instant.now();

		Contraction contraction = contraction(SECOND);
		for (String object : List.of("public.customers.fax", "public.orders")) {
			assertThat(find(contraction, object).unmapped().absence()).satisfies((absence) -> {
				assertThat(absence.mappedBefore()).as(object).isTrue();
				assertThat(absence.since()).isBetween(between, after);
				assertThat(absence.version()).isEqualTo("2.0");
				assertThat(absence.model()).isEqualTo(ModelHash.of(SECOND));
			});
		}
		assertThat(find(contraction, "public.customers.by_hand").unmapped().absence().since()).isBetween(before, after);
		assertThat(find(contraction, "public.others").unmapped().absence()).satisfies((absence) -> {
			assertThat(absence.mappedBefore()).isFalse();
			assertThat(absence.since()).isNull();
		});

		// Another model that lacks it, too, changes nothing; one that maps it again does
		Instant since = find(contraction, "public.customers.fax").unmapped().absence().since();
		add(Models.of(Models.customers(), Models.table("more").build()));
		add(Models.of(Models.customers(), Models.table("more").build(), Models.orders()));
		Contraction third = contraction(Models.of(Models.customers(), Models.table("more").build(), Models.orders()));
		assertThat(find(third, "public.customers.fax").unmapped().absence().since()).isEqualTo(since);
		assertThat(third.removals()).extracting((removal) -> removal.unmapped().object())
			.doesNotContain("public.orders");
	}

	@Test
	void namesNewestModelWhereBooksAreOfEarlierVersion() {
		add(FIRST);
		add(SECOND);
		this.jdbc
			.update("update schemasync_metadata set objects = regexp_replace(objects, '\\t%09[^\\t\\n]*', '', 'g')");
		assertThat(this.jdbc.queryForObject("select objects from schemasync_metadata", String.class))
			.doesNotContain("%09");
		assertThat(find(contraction(SECOND), "public.customers.fax").unmapped().absence()).satisfies((absence) -> {
			assertThat(absence.mappedBefore()).isTrue();
			assertThat(absence.since()).isNotNull();
			assertThat(absence.model()).isEqualTo(ModelHash.of(SECOND));
		});
	}

	@Test
	void removesAllThatIsListedInItsOrder() {
		add(FIRST);
		this.jdbc.execute("""
				create view fax_list as select name, fax from customers;
				create view fax_names as select name from fax_list where fax is not null;
				create materialized view order_counts as select customer_id, count(*) from orders group by customer_id;
				create function has_fax(c bigint) returns boolean language sql
					return (select fax is not null from customers where id = c);
				create function fax_text(c bigint) returns text language plpgsql as
					$$ begin return (select fax from customers where id = c); end $$;
				create function takes_row(o orders) returns bigint language sql as $$ select (o).id $$;
				create table order_notes (id bigint primary key, order_id bigint references orders);
				alter table orders add note_id bigint references order_notes;
				create index fax_index on customers (fax);
				create unique index fax_unique on customers (lower(fax)) where fax is not null;
				create type mood as enum ('good', 'bad');
				alter table customers add mood mood default 'good';
				alter table customers add constraint fax_length check (length(fax) < 100);
				create sequence tickets;
				alter table customers add ticket bigint default nextval('tickets');
				create publication everything for table orders, customers;
				insert into customers (id, name, fax) select i, 'n' || i, 'f' || i from generate_series(1, 1000) i;
				analyze customers;
				""");
		add(SECOND);

		Contraction contraction = contraction(SECOND);
		assertThat(contraction.removals())
			.allSatisfy((removal) -> assertThat(removal.obstacles()).as(removal.unmapped().object()).isEmpty());
		Removal fax = find(contraction, "public.customers.fax");
		assertThat(names(fax, Role.GOES_FIRST)).contains("view public.fax_names", "view public.fax_list",
				"function public.has_fax(bigint)");
		assertThat(names(fax, Role.MENTIONS)).containsExactly("function public.fax_text(bigint)");
		assertThat(fax.usage().bytes()).isBetween(3000L, 6000L);
		assertThat(fax.usage().estimated()).isTrue();
		Removal orders = find(contraction, "public.orders");
		assertThat(names(orders, Role.GOES_FIRST)).contains("materialized view public.order_counts",
				"function public.takes_row(public.orders)", "foreign key public.order_notes.order_notes_order_id_fkey");
		assertThat(names(orders, Role.GOES_ALONG))
			.containsExactly("publication public.orders in publication everything");
		assertThat(orders.usage().bytes()).isPositive();
		assertThat(orders.usage().estimated()).isFalse();
		assertThat(find(contraction, "public.customers.fax_index").usage().bytes()).isPositive();

		contraction.removals().stream().flatMap((removal) -> removal.statements().stream()).forEach(this.jdbc::execute);

		assertThat(contraction(SECOND).removals()).isEmpty();
		assertThat(sync(SECOND).build().plan()).satisfies((plan) -> {
			assertThat(plan.inSync()).isTrue();
			assertThat(plan.unmapped()).isEmpty();
		});
		assertThat(count("customers")).isEqualTo(1000);
	}

	@Test
	void countsReadsAndWrites() {
		add(FIRST);
		this.jdbc.execute("create index fax_index on customers (fax)");
		add(SECOND);
		Usage before = find(contraction(SECOND), "public.orders").usage();
		assertThat(before.activity()).isNotNull();
		// One session, which tells the server what it did before it asks
		this.jdbc.execute("""
				insert into orders (id) select i from generate_series(1, 7) i;
				select count(*) from orders;
				set enable_seqscan = off;
				select * from customers where fax = 'x';
				reset enable_seqscan;
				""");
		this.jdbc.execute("select pg_stat_force_next_flush()".replace("select pg_stat_force_next_flush()",
				version() >= 150_000 ? "select pg_stat_force_next_flush()" : "select pg_sleep(1)"));
		Contraction contraction = contraction(SECOND);
		Usage.Activity orders = find(contraction, "public.orders").usage().activity();
		assertThat(orders).isNotNull();
		assertThat(orders.ofTable()).isFalse();
		assertThat(orders.writes()).isEqualTo(before.activity().writes() + 7);
		assertThat(orders.reads()).isGreaterThan(before.activity().reads());
		Usage.Activity index = find(contraction, "public.customers.fax_index").usage().activity();
		assertThat(index).isNotNull();
		assertThat(index.reads()).isEqualTo(1);
		assertThat(index.lastRead() != null).isEqualTo(version() >= 160_000);
		Usage.Activity fax = find(contraction, "public.customers.fax").usage().activity();
		assertThat(fax).isNotNull();
		assertThat(fax.ofTable()).isTrue();
	}

	@Test
	void keepsWhatMappedThingsNeed() {
		add(FIRST);
		this.jdbc.execute(
				"""
						alter table customers enable row level security;
						create policy faxes on customers using (fax <> '');
						create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
						create trigger zz_schemasync_fax before update of fax on customers for each row execute function touch();
						create trigger faxed before update of fax on customers for each row execute function touch();
						alter table customers add upper_fax text;
						""");
		Schema withGenerated = Models.of(Models.table("customers")
			.column(Models.column("name", "varchar(255)", false))
			.column(Models.column("upper_fax", "text", true))
			.build());
		add(withGenerated);
		this.jdbc.execute("alter table customers drop upper_fax");
		this.jdbc.execute("alter table customers add upper_fax text generated always as (upper(fax)) stored");
		Removal fax = find(contraction(withGenerated), "public.customers.fax");
		assertThat(fax.obstacles()).containsExactlyInAnyOrder(
				"policy public.customers.faxes needs it: change that first.",
				"trigger public.customers.faxed needs it: change that first.",
				"generated column public.customers.upper_fax needs it: change that first.");
	}

	@Test
	void leavesToOthersWhatTheyMap() {
		add(FIRST);
		add(SECOND);
		SchemaSync.builder(this.database.dataSource())
			.desired(() -> FIRST)
			.owner("billing")
			.executionSettings(IMPATIENT)
			.build()
			.run();
		Contraction contraction = contraction(SECOND);
		assertThat(find(contraction, "public.orders").obstacles()).containsExactly("'billing' maps it.");
		assertThat(find(contraction, "public.customers.fax").obstacles()).containsExactly("'billing' maps it.");
	}

	@Test
	void letsAnOlderModelRemoveNothing() {
		add(SECOND);
		add(FIRST);
		assertThat(contraction(SECOND).removals()).isNotEmpty()
			.allSatisfy((removal) -> assertThat(removal.obstacles()).singleElement()
				.asString()
				.startsWith("A newer model was here"));
	}

	@Test
	void warnsOfVersionThatWasNotHereYet() {
		add(FIRST);
		assertThat(find(contraction(SECOND), "public.orders").obstacles())
			.containsExactly("The version before this one may map it, and this one has not been here yet.");
	}

	@Test
	void asksAtMostTwoMoreStatementsAndWithoutRights() {
		add(FIRST);
		add(SECOND);
		String role = "reader_" + this.database.name();
		this.jdbc.execute("create role %1$s login password 'x'; grant select on all tables in schema public to %1$s"
			.formatted(role));
		try {
			RecordingDataSource plan = new RecordingDataSource(this.database.as(role, "x").dataSource());
			SchemaSync.builder(plan).desired(() -> SECOND).owner("shop").build().plan();
			RecordingDataSource contraction = new RecordingDataSource(this.database.as(role, "x").dataSource());
			Contraction found = SchemaSync.builder(contraction)
				.desired(() -> SECOND)
				.owner("shop")
				.build()
				.contraction();
			assertThat(found.removals()).hasSize(2)
				.allSatisfy((removal) -> assertThat(removal.usage()).isNotEqualTo(Usage.UNKNOWN));
			assertThat(contraction.sent).hasSize(plan.sent.size() + 2);
		}
		finally {
			this.jdbc.execute("drop owned by %1$s; drop role %1$s".formatted(role));
		}
	}

	@Test
	void waitsForNobodyToMeasure() throws Exception {
		add(FIRST);
		add(SECOND);
		try (var other = this.database.dataSource().getConnection(); var statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("lock table orders in access exclusive mode");
			Contraction contraction = sync(SECOND).build().contraction();
			assertThat(find(contraction, "public.orders").usage()).isEqualTo(Usage.UNKNOWN);
			assertThat(contraction.notes()).singleElement().asString().contains("could not be read");
		}
	}

	private Contraction contraction(Schema desired) {
		Contraction contraction = sync(desired).build().contraction();
		assertThat(contraction.notes()).noneMatch((note) -> note.contains("could not be read"));
		return contraction;
	}

	private int version() {
		return this.jdbc.queryForObject("select current_setting('server_version_num')::int", Integer.class);
	}

	private static Removal find(Contraction contraction, String object) {
		return contraction.removals()
			.stream()
			.filter((removal) -> removal.unmapped().object().equals(object))
			.findFirst()
			.orElseThrow(() -> new AssertionError(object + " is not among "
					+ contraction.removals().stream().map((removal) -> removal.unmapped().object()).toList()));
	}

	private static List<String> names(Removal removal, Role role) {
		return removal.usage()
			.dependents()
			.stream()
			.filter((dependent) -> dependent.role() == role)
			.map((dependent) -> dependent.kind() + " " + dependent.name())
			.toList();
	}

}
