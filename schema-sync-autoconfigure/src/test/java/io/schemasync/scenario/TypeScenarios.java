package io.schemasync.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Attributes that become longer, shorter or something else. */
interface TypeScenarios extends Scenarios {

	/** The first version of the application. */
	interface V1 {

		@Entity(name = "Product")
		class Product {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer stock;

			@Column(precision = 10, scale = 2)
			BigDecimal price;

			LocalDateTime since;

			Product() {
			}

			Product(long id, String name) {
				this.id = id;
				this.name = name;
				this.stock = 5;
				this.price = new BigDecimal("12.50");
				this.since = LocalDateTime.of(2020, 2, 29, 12, 0);
			}

		}

	}

	/** Names may be longer, prices higher. */
	interface Wider {

		@Entity(name = "Product")
		class Product {

			@Id
			Long id;

			@Column(length = 40)
			String name;

			Integer stock;

			@Column(precision = 12, scale = 2)
			BigDecimal price;

			LocalDateTime since;

		}

	}

	@Test
	default void widensTypes() {
		products(true);
		assertThat(database().start(Wider.Product.class).did()).isEqualTo("""
				~ product.price type numeric(10,2) → numeric(12,2) (Product#price) [CACHED_PLAN]
				~ product.name type varchar(20) → varchar(40) (Product#name) [CACHED_PLAN]
				""");
	}

	@Test
	default void withholdsWideningWhereTheUserSaysSo() {
		products(true);
		Start start = database().start(Settings.defaults().withholdWidening(), Wider.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! product.price type numeric(10,2) → numeric(12,2) (Product#price) [CACHED_PLAN]
				    PERSON: Prepared SELECTs of running replicas that read product.price fail once (0A000). It is
				    withheld because of schemasync.additive.widen=withhold.
				! product.name type varchar(20) → varchar(40) (Product#name) [CACHED_PLAN]
				    PERSON: Prepared SELECTs of running replicas that read product.name fail once (0A000). It is
				    withheld because of schemasync.additive.widen=withhold.
				""");
	}

	@Test
	default void leavesAnEmptyTableWithoutHazards() {
		products(false);
		assertThat(database().start(Wider.Product.class).did()).isEqualTo("""
				~ product.price type numeric(10,2) → numeric(12,2) (Product#price)
				~ product.name type varchar(20) → varchar(40) (Product#name)
				""");
	}

	/** Stock is counted in longs. */
	interface Longer {

		@Entity(name = "Product")
		class Product {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Long stock;

			@Column(precision = 10, scale = 2)
			BigDecimal price;

			LocalDateTime since;

		}

	}

	@Test
	default void rewritesASmallTableWhereNoValueIsLost() {
		products(true);
		assertThat(database().start(Longer.Product.class).did()).isEqualTo("""
				~ product.stock type integer → bigint (Product#stock) [TABLE_REWRITE, CACHED_PLAN]
				""");
	}

	@Test
	default void withholdsTheRewriteOfABigTable() {
		products(true);
		Start start = database().start(Settings.defaults().rewriteLimit(0), Longer.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! product.stock type integer → bigint (Product#stock) [TABLE_REWRITE, CACHED_PLAN]
				    PERSON: Every row of product would be rewritten for column stock, and nobody could read or write
				    the table meanwhile (ACCESS EXCLUSIVE). Keep the attribute and give it another column, filled
				    beside the traffic while both versions write (schemasync.additive.renames=expand):
				    @RenamedFrom("stock") @Column(name = "stock_2"). The table is larger than
				    schemasync.additive.rewrite-limit.
				""");
	}

	/** Names are shorter, prices lower, stock is counted in shorts. */
	interface Narrower {

		@Entity(name = "Product")
		class Product {

			@Id
			Long id;

			@Column(length = 10)
			String name;

			Short stock;

			@Column(precision = 8, scale = 1)
			BigDecimal price;

			LocalDateTime since;

		}

	}

	@Test
	default void withholdsNarrowingWithItsSql() {
		products(true);
		Start start = database().start(Narrower.Product.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left())
			.startsWith("! product.price type numeric(10,2) → numeric(8,1) (Product#price) [NARROWS]")
			.contains("! product.stock type integer → smallint (Product#stock) [NARROWS]")
			.contains("! product.name type varchar(20) → varchar(10) (Product#name) [NARROWS]");
		assertThat(left(start)).contains(
				"Values of product.price that fit numeric(10,2) may not fit numeric(8,1). "
						+ anotherColumn("price", "@Backfill(\"price::numeric(8,1)\")"),
				"Values of product.stock that fit integer may not fit smallint. "
						+ anotherColumn("stock", "@Backfill(\"stock::smallint\")"),
				"Values of product.name that fit varchar(20) may not fit varchar(10). "
						+ anotherColumn("name", "@Backfill(\"left(name, 10)\")")
						+ " No row of today stands in the way.");
		assertThat(start.remaining().steps()).allSatisfy((step) -> assertThat(step.statements()).isNotEmpty()
			.first()
			.satisfies((statement) -> assertThat(statement.sql()).contains("alter ")));
	}

	@Test
	default void narrowsWhereThereAreNoRows() {
		products(false);
		Start start = database().start(Narrower.Product.class);
		assertThat(start.did()).isEqualTo("""
				~ product.price type numeric(10,2) → numeric(8,1) (Product#price)
				~ product.stock type integer → smallint (Product#stock)
				~ product.name type varchar(20) → varchar(10) (Product#name)
				""");
		assertThat(start.left()).isEmpty();
	}

	/** The time is an instant now. */
	interface OfInstants {

		@Entity(name = "Product")
		class Product {

			@Id
			Long id;

			@Column(length = 20)
			String name;

			Integer stock;

			@Column(precision = 10, scale = 2)
			BigDecimal price;

			Instant since;

		}

	}

	@Test
	default void withholdsTimestampWithAndWithoutTimeZone() {
		products(true);
		Start there = database().start(OfInstants.Product.class);
		assertThat(there.changedNothing()).isTrue();
		assertThat(there.left())
			.startsWith("! product.since type timestamp(6) → timestamptz(6) (Product#since) [MEANING_CHANGES]");
		assertThat(left(there)).contains(
				"Values of product.since would mean something else as timestamptz(6) than as timestamp(6). " + inUtc());
		database().sql("drop table product");
		database().start(OfInstants.Product.class);
		OfInstants.Product product = new OfInstants.Product();
		product.id = 1L;
		product.since = Instant.EPOCH;
		database().persist(product);
		Start back = database().start(Settings.defaults().owner("another"), V1.Product.class);
		assertThat(left(back)).contains(
				"Values of product.since would mean something else as timestamp(6) than as timestamptz(6). " + inUtc());
	}

	/** A text becomes a number. */
	interface Otherwise {

		@Entity(name = "Product")
		class Product {

			@Id
			Long id;

			Integer name;

			Integer stock;

			@Column(precision = 10, scale = 2)
			BigDecimal price;

			LocalDateTime since;

		}

	}

	@Test
	default void withholdsATypeThatValuesMayNotFit() {
		products(true);
		Start start = database().start(Otherwise.Product.class);
		assertThat(start.left()).startsWith("! product.name type varchar(20) → integer (Product#name) [NARROWS]");
		assertThat(left(start)).contains("Values of product.name that fit varchar(20) may not fit integer. "
				+ anotherColumn("name", "@Backfill(\"name::integer\")"));
	}

	/** One attribute becomes wider and mandatory with a default that is new. */
	interface Mixed {

		@Entity(name = "Product")
		class Product {

			@Id
			Long id;

			@Column(length = 10, nullable = false)
			@org.hibernate.annotations.ColumnDefault("'tea'")
			String name;

			Integer stock;

			@Column(precision = 10, scale = 2)
			BigDecimal price;

			LocalDateTime since;

		}

	}

	@Test
	default void judgesEachAspectOfAColumnOnItsOwn() {
		products(true);
		Start start = database().start(Mixed.Product.class);
		assertThat(start.did()).startsWith("""
				~ product.name default 'tea', not null (Product#name)
				! product.name type varchar(20) → varchar(10) (Product#name) [NARROWS]
				""");
		assertThat(left(start)).contains("Values of product.name that fit varchar(20) may not fit varchar(10). "
				+ anotherColumn("name", "@Backfill(\"left(name, 10)\")") + " No row of today stands in the way.");
	}

	/** What a person who wants the other type is told to do. */
	default String anotherColumn(String column, String backfill) {
		return "Give the attribute another column, filled from this one while no replica of the version before runs: "
				+ "@Backfill(\"%1$s\") @Column(name = \"%1$s_2\").".formatted(column);
	}

	/** What a person who wants instants is told to do. */
	default String inUtc() {
		return "Add a new column and convert the values explicitly.";
	}

	/** Whoever spells types longer has other ends of lines. */
	private static String left(Start start) {
		return start.left().replaceAll("\\s+", " ");
	}

	private void products(boolean rows) {
		database().start(V1.Product.class);
		if (rows) {
			database().persist(new V1.Product(1, "Earl Grey"), new V1.Product(2, "Assam"));
		}
	}

}
