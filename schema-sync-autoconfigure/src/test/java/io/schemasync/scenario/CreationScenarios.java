package io.schemasync.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The first start, and starts that find everything as it should be. */
interface CreationScenarios extends Scenarios {

	enum Status {

		NEW, PAID

	}

	@Entity(name = "Customer")
	class Customer {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		@Column(nullable = false, unique = true, length = 200)
		String email;

		@ElementCollection
		Set<String> phones = Set.of();

		@OneToMany(mappedBy = "customer")
		List<Purchase> purchases = List.of();

	}

	@Entity(name = "Purchase")
	@Table(indexes = @Index(name = "purchase_by_status", columnList = "status, placed desc"))
	class Purchase {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@ManyToOne(optional = false)
		@JoinColumn(foreignKey = @jakarta.persistence.ForeignKey(name = "purchase_customer"))
		Customer customer;

		@Enumerated(EnumType.STRING)
		Status status;

		@ColumnDefault("0")
		@Column(nullable = false, precision = 10, scale = 2)
		BigDecimal total = BigDecimal.ZERO;

		Instant placed;

		@ManyToMany
		Set<Product> products = Set.of();

	}

	@Entity(name = "Product")
	class Product {

		@Id
		Long id;

		String name;

	}

	Class<?>[] SHOP = { Customer.class, Purchase.class, Product.class };

	@Test
	default void createsEverythingOnAnEmptyDatabase() {
		Start start = database().start(SHOP);
		assertThat(start.did()).isEqualTo(
				"""
						+ purchase_seq sequence increment 50 (Purchase#id)
						+ customer table with 2 columns (Customer)
						+ customer_phones table with 2 columns (Customer#phones)
						+ product table with 2 columns (Product)
						+ purchase table with 5 columns (Purchase)
						+ purchase_product table with 2 columns (Purchase#products)
						+ purchase.purchase_by_status index (status, placed desc) (Purchase#status)
						+ customer_phones.fk8na5rfugsv57941kwbexu9j28 foreign key (customer_id) references customer (Customer#phones)
						+ purchase.purchase_customer foreign key (customer_id) references customer (Purchase#customer)
						+ purchase_product.fkbmhs2xxv7h8vtd0u8gd2cwrui foreign key (products_id) references product (Purchase#products)
						+ purchase_product.fk1te3j5efipmc5c19wve8c90qd foreign key (purchase_id) references purchase (Purchase#products)
						""");
		assertThat(start.left()).isEmpty();
		assertThat(start.remaining().inSync()).isTrue();
	}

	@Test
	default void secondStartChangesNothing() {
		database().start(SHOP);
		Start second = database().start(SHOP);
		assertThat(second.changedNothing()).isTrue();
		assertThat(second.did()).isEmpty();
	}

	@Test
	default void rowsOfTheFirstStartAreThereInTheSecond() {
		database().start(SHOP);
		Customer customer = new Customer();
		customer.email = "ada@example.org";
		customer.phones = Set.of("1", "2");
		Product product = new Product();
		product.id = 7L;
		Purchase purchase = new Purchase();
		purchase.customer = customer;
		purchase.status = Status.PAID;
		purchase.products = Set.of(product);
		database().persist(customer, product, purchase);
		assertThat(database().start(SHOP).changedNothing()).isTrue();
	}

	@Test
	default void findsNothingToDoInWhatHibernateCreated() {
		database().createdByHibernate(SHOP);
		assertThat(database().plan(SHOP)).isEmpty();
		assertThat(database().start(SHOP).did()).isEmpty();
	}

	@Test
	default void findsNothingToDoInWhatHibernateUpdated() {
		database().updatedByHibernate(SHOP);
		database().updatedByHibernate(SHOP);
		assertThat(database().plan(SHOP)).isEmpty();
	}

	@Test
	default void addsTablesBesideFilledOnes() {
		database().start(Product.class);
		Product product = new Product();
		product.id = 1L;
		product.name = "tea";
		database().persist(product);
		Start start = database().start(SHOP);
		assertThat(start.did()).contains("+ purchase table").doesNotContain("+ product ");
		assertThat(database().all(Product.class)).extracting((found) -> found.name).containsExactly("tea");
	}

	@Test
	default void planOnlyReads() {
		assertThat(database().plan(SHOP)).isNotEmpty();
		assertThat(database().schema().tables()).isEmpty();
	}

}
