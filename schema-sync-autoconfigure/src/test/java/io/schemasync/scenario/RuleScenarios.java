package io.schemasync.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Uniques, indexes, foreign keys and checks that come or change. */
interface RuleScenarios extends Scenarios {

	/** The first version of the application. */
	interface V1 {

		@Entity(name = "Author")
		class Author {

			@Id
			Long id;

			String name;

			Author() {
			}

			Author(long id) {
				this.id = id;
			}

		}

		@Entity(name = "Book")
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@Column(name = "author_id")
			Long author;

			Book() {
			}

			Book(long id, String isbn, Integer pages, Long author) {
				this.id = id;
				this.isbn = isbn;
				this.pages = pages;
				this.author = author;
			}

		}

	}

	/** No two books have the same ISBN. */
	interface Unique {

		@Entity(name = "Book")
		@Table(uniqueConstraints = @UniqueConstraint(name = "book_isbn", columnNames = "isbn"))
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@Column(name = "author_id")
			Long author;

		}

	}

	@Test
	default void addsUniqueConstraint() {
		for (boolean rows : new boolean[] { false, true }) {
			books(rows);
			assertThat(database().start(Unique.Book.class, V1.Author.class).did()).isEqualTo("""
					+ book.book_isbn unique (isbn) (Book#isbn)
					""");
			database().sql("drop table book", "drop table author");
		}
	}

	@Test
	default void withholdsUniqueConstraintThatRowsBreakUntilTheyAreMended() {
		books(true);
		database().persist(new V1.Book(3, "1", 10, 1L));
		Start start = database().start(Unique.Book.class, V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! book.book_isbn unique (isbn) (Book#isbn)
				    LATER_START: Rows of today break this rule, for example the one with the key (1) in book. Mend
				    them; the rule follows on a later start.
				""");
		database().sql("update book set isbn = '3' where id = 3");
		assertThat(database().start(Unique.Book.class, V1.Author.class).did()).isEqualTo("""
				+ book.book_isbn unique (isbn) (Book#isbn)
				""");
	}

	/** Books are looked for by pages, and by author and pages. */
	interface Indexed {

		@Entity(name = "Book")
		@Table(indexes = { @Index(name = "book_pages", columnList = "pages"),
				@Index(name = "book_author", columnList = "author_id, pages desc") })
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@Column(name = "author_id")
			Long author;

		}

	}

	@Test
	default void addsIndexes() {
		for (boolean rows : new boolean[] { false, true }) {
			books(rows);
			assertThat(database().start(Indexed.Book.class, V1.Author.class).did()).isEqualTo("""
					+ book.book_pages index (pages) (Book#pages)
					+ book.book_author index (author_id, pages desc) (Book#author)
					""");
			database().sql("drop table book", "drop table author");
		}
	}

	/** The index has another order. */
	interface Reindexed {

		@Entity(name = "Book")
		@Table(indexes = { @Index(name = "book_pages", columnList = "pages"),
				@Index(name = "book_author", columnList = "pages, author_id") })
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@Column(name = "author_id")
			Long author;

		}

	}

	@Test
	default void replacesAnIndexWhoseColumnsChanged() {
		for (boolean rows : new boolean[] { false, true }) {
			books(rows);
			database().start(Indexed.Book.class, V1.Author.class);
			assertThat(database().start(Reindexed.Book.class, V1.Author.class).did()).isEqualTo("""
					~ book.book_author index (author_id, pages desc) → index (pages, author_id) (Book#pages)
					""");
			database().sql("drop table book", "drop table author");
		}
	}

	@Test
	default void reportsAnIndexThatNoEntityMaps() {
		books(true);
		database().start(Indexed.Book.class, V1.Author.class);
		Start start = database().start(V1.Book.class, V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				? book.book_author index
				? book.book_pages index
				""");
	}

	/** The author of a book exists. */
	interface Referencing {

		@Entity(name = "Book")
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@ManyToOne
			@JoinColumn(foreignKey = @ForeignKey(name = "book_of_author"))
			V1.Author author;

		}

	}

	@Test
	default void addsForeignKey() {
		for (boolean rows : new boolean[] { false, true }) {
			books(rows);
			assertThat(database().start(Referencing.Book.class, V1.Author.class).did()).isEqualTo("""
					+ book.book_of_author foreign key (author_id) references author (Book#author)
					""");
			database().sql("drop table book", "drop table author");
		}
	}

	@Test
	default void withholdsForeignKeyThatOrphansBreakUntilTheyAreMended() {
		books(true);
		database().persist(new V1.Book(3, "3", 10, 99L));
		Start start = database().start(Referencing.Book.class, V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! book.book_of_author foreign key (author_id) references author (Book#author)
				    LATER_START: Rows of today break this rule, for example the one with the key (3) in book (1 row
				    in all). Mend them; the rule follows on a later start.
				""");
		database().persist(new V1.Author(99));
		assertThat(database().start(Referencing.Book.class, V1.Author.class).did()).isEqualTo("""
				+ book.book_of_author foreign key (author_id) references author (Book#author)
				""");
	}

	/** Books go with their author. */
	interface Cascading {

		@Entity(name = "Book")
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@ManyToOne
			@OnDelete(action = OnDeleteAction.CASCADE)
			@JoinColumn(foreignKey = @ForeignKey(name = "book_of_author"))
			V1.Author author;

		}

	}

	@Test
	default void withholdsAForeignKeyThatWouldDoSomethingElse() {
		books(true);
		database().start(Referencing.Book.class, V1.Author.class);
		Start start = database().start(Cascading.Book.class, V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo(
				"""
						! book.book_of_author foreign key (author_id) references author → foreign key (author_id) references author (Book#author) [REPLACES_RULE]
						    PERSON: The database holds another rule in its place: constraint book_of_author foreign key
						    (author_id) references author (id). Replace it by hand if the new one is meant.
						""");
	}

	/** Books have pages. */
	interface Checked {

		@Entity(name = "Book")
		@Check(name = "book_has_pages", constraints = "pages > 0")
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@Column(name = "author_id")
			Long author;

		}

	}

	@Test
	default void addsCheck() {
		for (boolean rows : new boolean[] { false, true }) {
			books(rows);
			assertThat(database().start(Checked.Book.class, V1.Author.class).did()).isEqualTo("""
					+ book.book_has_pages check (pages > 0) (Book)
					""");
			database().sql("drop table book", "drop table author");
		}
	}

	@Test
	default void withholdsCheckThatRowsBreakUntilTheyAreMended() {
		books(true);
		database().persist(new V1.Book(3, "3", -1, null));
		Start start = database().start(Checked.Book.class, V1.Author.class);
		assertThat(start.changedNothing()).isTrue();
		assertThat(start.left()).isEqualTo("""
				! book.book_has_pages check (pages > 0) (Book)
				    LATER_START: Rows of today break this rule, for example the one with the key (3) in book (1 row
				    in all). Mend them; the rule follows on a later start.
				""");
		database().sql("update book set pages = 1 where id = 3");
		assertThat(database().start(Checked.Book.class, V1.Author.class).left()).isEmpty();
	}

	/** Books have many pages. */
	interface CheckedOtherwise {

		@Entity(name = "Book")
		@Check(name = "book_has_pages", constraints = "pages > 9")
		class Book {

			@Id
			Long id;

			String isbn;

			Integer pages;

			@Column(name = "author_id")
			Long author;

		}

	}

	@Test
	default void withholdsACheckThatSaysSomethingElse() {
		books(true);
		database().start(Checked.Book.class, V1.Author.class);
		Start start = database().start(CheckedOtherwise.Book.class, V1.Author.class);
		assertThat(start.left()).isEqualTo("""
				! book.book_has_pages check (pages > 0) → check (pages > 9) (Book) [REPLACES_RULE]
				    PERSON: The database holds another rule in its place: check (pages > 0). Replace it by hand if
				    the new one is meant.
				""");
	}

	@Test
	default void addsWhatRowsObeyBesideWhatTheyBreak() {
		books(true);
		database().persist(new V1.Book(3, "1", 10, 1L));
		Start start = database().start(Everything.Book.class, V1.Author.class);
		assertThat(start.did()).isEqualTo("""
				~ book.isbn not null (Book#isbn)
				! book.book_isbn unique (isbn) (Book#isbn)
				    LATER_START: Rows of today break this rule, for example the one with the key (1) in book. Mend
				    them; the rule follows on a later start.
				+ book.book_has_pages check (pages > 0) (Book)
				+ book.book_pages index (pages) (Book#pages)
				+ book.book_of_author foreign key (author_id) references author (Book#author)
				""");
	}

	/** Several rules at once. */
	interface Everything {

		@Entity(name = "Book")
		@Table(uniqueConstraints = @UniqueConstraint(name = "book_isbn", columnNames = "isbn"),
				indexes = @Index(name = "book_pages", columnList = "pages"))
		@Check(name = "book_has_pages", constraints = "pages > 0")
		class Book {

			@Id
			Long id;

			@Column(nullable = false)
			String isbn;

			Integer pages;

			@ManyToOne
			@JoinColumn(foreignKey = @ForeignKey(name = "book_of_author"))
			V1.Author author;

		}

	}

	private void books(boolean rows) {
		database().start(V1.Book.class, V1.Author.class);
		if (rows) {
			database().persist(new V1.Author(1), new V1.Book(1, "1", 100, 1L), new V1.Book(2, "2", 200, null));
		}
	}

}
