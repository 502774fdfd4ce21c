package io.schemasync.scenario;

import io.schemasync.annotation.Backfill;
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

}
