package io.schemasync.scenario;

import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.dialect.SchemaSyncException.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Columns that come, and columns whose rules change. */
interface ColumnScenarios extends Scenarios {

	/** The first version of the application. */
	interface V1 {

		@Entity(name = "Customer")
		class Customer {

			@Id
			Long id;

			String name;

			Customer() {
			}

			Customer(long id, String name) {
				this.id = id;
				this.name = name;
			}

		}

	}

	/** Customers may have a nickname. */
	interface Nullable {

		@Entity(name = "Customer")
		class Customer extends CustomerBase {

			@Column(length = 40)
			String nickname;

		}

	}

	/** What all later versions know of a customer. */
	@jakarta.persistence.MappedSuperclass
	class CustomerBase {

		@Id
		Long id;

		String name;

	}

	@Test
	default void addsNullableColumn() {
		customers("Ada");
		Start start = database().start(Nullable.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.nickname column varchar(40) (Customer#nickname)
				""");
		assertThat(start.left()).isEmpty();
		assertThat(database().all(Nullable.Customer.class))
			.extracting((customer) -> customer.name, (customer) -> customer.nickname)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("Ada", null));
	}

	/** Every customer has a tier, standard unless somebody says otherwise. */
	interface NotNullWithDefault {

		@Entity(name = "Customer")
		class Customer extends CustomerBase {

			@ColumnDefault("'standard'")
			@Column(nullable = false, length = 10)
			String tier;

		}

	}

	@Test
	default void addsNotNullColumnWithConstantDefaultInOneStep() {
		customers("Ada");
		Start start = database().start(NotNullWithDefault.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.tier column varchar(10) default 'standard' not null (Customer#tier)
				""");
		assertThat(start.left()).isEmpty();
		assertThat(database().all(NotNullWithDefault.Customer.class)).extracting((customer) -> customer.tier)
			.containsExactly("standard");
	}

	/** Every customer has an email, and nobody knows those of today. */
	interface NotNull {

		@Entity(name = "Customer")
		class Customer extends CustomerBase {

			@Column(nullable = false)
			String email;

		}

	}

	@Test
	default void addsNotNullColumnToAnEmptyTable() {
		database().start(V1.Customer.class);
		Start start = database().start(NotNull.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.email column varchar(255) not null (Customer#email)
				""");
		assertThat(start.left()).isEmpty();
	}

	@Test
	default void addsNotNullColumnToAFilledTableAsNullableAndCompletesItWhenTheRowsAreMended() {
		customers("Ada");
		Start start = database().start(NotNull.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.email column varchar(255) (Customer#email)
				! customer.email not null (Customer#email)
				    LATER_START: The 1 row of today has no value for it yet. NOT NULL follows on a later start, once
				    no null is left.
				""");
		assertThat(start.left()).isEqualTo("""
				! customer.email not null (Customer#email)
				    LATER_START: Rows of today break this rule, for example the one with the key (1) in customer (1
				    row in all). Mend them; the rule follows on a later start.
				""");
		assertThat(database().start(NotNull.Customer.class).changedNothing()).isTrue();

		database().sql("update customer set email = 'ada@example.org'");
		Start mended = database().start(NotNull.Customer.class);
		assertThat(mended.did()).isEqualTo("""
				~ customer.email not null (Customer#email)
				""");
		assertThat(mended.left()).isEmpty();
	}

	/** Customers have points, counted in a Java primitive. */
	interface Primitive {

		@Entity(name = "Customer")
		class Customer extends CustomerBase {

			int points;

		}

	}

	@Test
	default void failsBeforeAnythingIsChangedWhenOldRowsWouldHoldNullInAPrimitive() {
		customers("Ada");
		assertThat(database().plan(Primitive.Customer.class, Order.class)).isEqualTo("""
				+ orders table with 1 column (Order)
				! customer.points column integer (Customer#points) [NULL_INTO_PRIMITIVE]
				    FATAL: Rows of customer would hold null in points, which the Java primitive
				    io.schemasync.scenario.ColumnScenarios$Primitive$Customer#points cannot. Give it a
				    @ColumnDefault or a @Backfill, or use the wrapper type.
				    (schemasync.additive.on-null-into-primitive=warn adds it all the same.)
				! customer.points not null (Customer#points)
				    LATER_START: The 1 row of today has no value for it yet. NOT NULL follows on a later start, once
				    no null is left.
				""");
		SchemaSyncException refusal = database().refuse(Settings.defaults(), Primitive.Customer.class, Order.class);
		assertThat(refusal.problem()).isEqualTo(Problem.WITHHELD);
		assertThat(refusal.getMessage()).containsIgnoringCase("customer.points").contains("Nothing was changed");
		assertThat(refusal.action()).contains("@ColumnDefault");
	}

	/** Something else that is new, too. */
	@Entity(name = "Order")
	@jakarta.persistence.Table(name = "orders")
	class Order {

		@Id
		Long id;

	}

	@Test
	default void addsAPrimitiveWhereTheUserAcceptsTheNulls() {
		customers("Ada");
		Settings settings = Settings.defaults().warnOnNullIntoPrimitive();
		Start start = database().start(settings, Primitive.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.points column integer (Customer#points) [NULL_INTO_PRIMITIVE]
				! customer.points not null (Customer#points)
				    LATER_START: The 1 row of today has no value for it yet. NOT NULL follows on a later start, once
				    no null is left.
				""");
		database().sql("update customer set points = 0");
		assertThat(database().start(settings, Primitive.Customer.class).did()).isEqualTo("""
				~ customer.points not null (Customer#points)
				""");
	}

	@Test
	default void addsAPrimitiveToAnEmptyTable() {
		database().start(V1.Customer.class);
		assertThat(database().start(Primitive.Customer.class).did()).isEqualTo("""
				+ customer.points column integer not null (Customer#points)
				""");
	}

	/** The name becomes mandatory. */
	interface Stricter {

		@Entity(name = "Customer")
		class Customer {

			@Id
			Long id;

			@Column(nullable = false)
			String name;

		}

	}

	@Test
	default void makesAColumnNotNullWhenTheRowsProveIt() {
		customers("Ada", "Bob");
		Start start = database().start(Stricter.Customer.class);
		assertThat(start.did()).isEqualTo("""
				~ customer.name not null (Customer#name)
				""");
		assertThat(start.left()).isEmpty();
	}

	@Test
	default void withholdsNotNullWithTheKeyOfARowThatBreaksIt() {
		customers("Ada", null);
		Start start = database().start(Stricter.Customer.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! customer.name not null (Customer#name)
				    LATER_START: Rows of today break this rule, for example the one with the key (2) in customer (1
				    row in all). Mend them; the rule follows on a later start.
				""");
		database().sql("update customer set name = 'Bob' where id = 2");
		assertThat(database().start(Stricter.Customer.class).did()).isEqualTo("""
				~ customer.name not null (Customer#name)
				""");
	}

	@Test
	default void allowsNullWhereTheModelNowDoes() {
		database().start(Stricter.Customer.class);
		database().persist(stricter("Ada"));
		Start start = database().start(V1.Customer.class);
		assertThat(start.did()).isEqualTo("""
				~ customer.name null allowed (Customer#name)
				""");
		database().persist(new V1.Customer(2, null));
		assertThat(database().all(V1.Customer.class)).hasSize(2);
	}

	private static Stricter.Customer stricter(String name) {
		Stricter.Customer customer = new Stricter.Customer();
		customer.id = 1L;
		customer.name = name;
		return customer;
	}

	/** A default and a comment are added to what is there. */
	interface Described {

		@Entity(name = "Customer")
		@Comment("Who's buying")
		class Customer {

			@Id
			Long id;

			@ColumnDefault("'nobody'")
			@Comment("as they want to be called")
			String name;

		}

	}

	@Test
	default void addsDefaultAndComments() {
		customers("Ada");
		Start start = database().start(Described.Customer.class);
		assertThat(start.did()).isEqualTo("""
				~ customer.name default 'nobody', comment (Customer#name)
				~ customer comment (Customer)
				""");
		database().sql("insert into customer (id) values (2)");
		assertThat(database().all(Described.Customer.class)).extracting((customer) -> customer.name)
			.containsExactly("Ada", "nobody");
	}

	@Test
	default void leavesADefaultAndACommentThatTheModelDoesNotKnow() {
		database().start(Described.Customer.class);
		assertThat(database().start(V1.Customer.class).did()).isEmpty();
	}

	/** The database counts the customers from now on. */
	interface Counted {

		@Entity(name = "Customer")
		class Customer {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			String name;

		}

	}

	@Test
	default void letsTheDatabaseCountFromAboveWhatIsThere() {
		customers("Ada", "Bob");
		Start start = database().start(Counted.Customer.class);
		assertThat(start.did()).isEqualTo("""
				~ customer.id identity (Customer#id)
				""");
		Counted.Customer third = new Counted.Customer();
		database().persist(third);
		assertThat(database().all(Counted.Customer.class)).extracting((customer) -> customer.id)
			.containsExactly(1L, 2L, 3L);
	}

	private void customers(String... names) {
		database().start(V1.Customer.class);
		for (int i = 0; i < names.length; i++) {
			database().persist(new V1.Customer(i + 1, names[i]));
		}
	}

}
