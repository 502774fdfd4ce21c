package io.schemasync.scenario;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

import io.schemasync.annotation.Backfill;
import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.backfill.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** New columns for which the model says what the rows of today hold. */
interface BackfillScenarios extends Scenarios {

	/** Customers have a name, and that is all. */
	@Entity(name = "Customer")
	class Named {

		@Id
		Long id;

		String name;

		Named() {
		}

		Named(long id, String name) {
			this.id = id;
			this.name = name;
		}

	}

	/** They get a login. */
	interface WithLogin {

		@Entity(name = "Customer")
		class Customer {

			@Id
			Long id;

			String name;

			@Backfill("lower(name)")
			@Column(nullable = false, length = 40)
			String login;

		}

	}

	@Test
	default void fillsTheRowsOfTodayAndThenForbidsNull() {
		database().start(Named.class);
		database().persist(new Named(1, "Ada"), new Named(2, "Bob B"));
		Start start = database().start(WithLogin.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.login column varchar(40) (Customer#login)
				~ customer.login fill with lower(name) (Customer#login)
				~ customer.login not null (Customer#login)
				""");
		assertThat(start.left()).isEmpty();
		assertThat(database().all(WithLogin.Customer.class)).extracting((customer) -> customer.login)
			.containsExactly("ada", "bob b");
	}

	@Test
	default void addsColumnsThatAreToBeFilledToAnEmptyTableAtOnce() {
		database().start(Named.class);
		Start start = database().start(WithLogin.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.login column varchar(40) not null (Customer#login)
				""");
		assertThat(start.left()).isEmpty();
	}

	/** They get points, none at the beginning, which are counted in a Java primitive. */
	interface WithPoints {

		@Entity(name = "Customer")
		class Customer {

			@Id
			Long id;

			String name;

			@Backfill("length(name)")
			@ColumnDefault("0")
			int points;

		}

	}

	@Test
	default void fillsTheRowsOfTodayWithTheExpressionAndNotWithTheDefault() {
		database().start(Named.class);
		database().persist(new Named(1, "Ada"), new Named(2, "Bob B"));
		assertThat(database().start(WithPoints.Customer.class).left()).isEmpty();
		database().sql("insert into customer (id, name) values (3, 'Eve')");
		assertThat(database().all(WithPoints.Customer.class)).extracting((customer) -> customer.points)
			.containsExactly(3, 5, 0);
	}

	/** Not every customer has an initial. */
	interface WithInitial {

		@Entity(name = "Customer")
		class Customer {

			@Id
			Long id;

			String name;

			@Backfill("substr(name, 1, 1)")
			@Column(length = 1)
			String initial;

		}

	}

	@Test
	default void fillsAColumnThatMayBeNullOnce() {
		database().start(Named.class);
		database().persist(new Named(1, "Ada"), new Named(2, null));
		Start start = database().start(WithInitial.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.initial column varchar(1) (Customer#initial)
				~ customer.initial fill with substr(name, 1, 1) (Customer#initial)
				""");
		assertThat(start.left()).isEmpty();
		assertThat(database().all(WithInitial.Customer.class)).extracting((customer) -> customer.initial)
			.containsExactly("A", null);
		database().sql("update customer set initial = null");
		assertThat(database().start(WithInitial.Customer.class).changedNothing()).isTrue();
		assertThat(database().all(WithInitial.Customer.class)).extracting((customer) -> customer.initial)
			.containsExactly(null, null);
	}

	/** They get a code by which they are found, which is known elsewhere. */
	interface WithCode {

		@Entity(name = "Customer")
		class Customer {

			@Id
			Long id;

			String name;

			@Column(nullable = false, length = 40)
			String code;

		}

	}

	/** Looks codes up, many at once. */
	class CodeBackfill implements ColumnBackfill<String> {

		@Override
		public Class<?> entity() {
			return WithCode.Customer.class;
		}

		@Override
		public String attribute() {
			return "code";
		}

		@Override
		public List<String> reads() {
			return List.of("id", "name");
		}

		@Override
		public List<String> values(List<Row> rows) {
			return rows.stream().map((row) -> code(row.get("id", Long.class), row.get("name", String.class))).toList();
		}

		private static String code(Long id, String name) {
			String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("[^\\p{ASCII}]", "");
			return plain.toLowerCase(Locale.ROOT) + "-" + id;
		}

	}

	@Test
	default void fillsTheRowsOfTodayInJavaAndThenForbidsNull() {
		database().start(Named.class);
		database().persist(new Named(1, "Zoë"), new Named(2, "Bob"));
		Start start = database().start(Settings.defaults().filledBy(new CodeBackfill()), WithCode.Customer.class);
		assertThat(start.did()).isEqualTo("""
				+ customer.code column varchar(40) (Customer#code)
				~ customer.code fill by CodeBackfill (Customer#code)
				~ customer.code not null (Customer#code)
				""");
		assertThat(start.left()).isEmpty();
		assertThat(start.warnings()).isEmpty();
		assertThat(database().all(WithCode.Customer.class)).extracting((customer) -> customer.code)
			.containsExactly("zoe-1", "bob-2");
	}

}
