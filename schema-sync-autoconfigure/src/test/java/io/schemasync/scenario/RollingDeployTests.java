package io.schemasync.scenario;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

import java.time.Duration;

import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the old version may rely on once the new one has synchronised, kind of change by
 * kind of change; {@code docs/rolling-deploys.md} says the same in words.
 */
class RollingDeployTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	private final Settings settings = Settings.defaults().tightenAfter(Duration.ofMinutes(15));

	/** The old version, which goes on. */
	interface Old {

		enum Status {

			NEW, SOLD

		}

		@Entity(name = "Article")
		class Article {

			@Id
			Long id;

			@Column(length = 20)
			String title;

			@Enumerated(EnumType.STRING)
			Status status = Status.NEW;

			@Column(nullable = false)
			String note = "old";

			Article() {
			}

			Article(long id, String title) {
				this.id = id;
				this.title = title;
			}

		}

	}

	/** The new version: more, longer, stricter, and without a note. */
	interface New {

		enum Status {

			NEW, SOLD, RETURNED

		}

		@Entity(name = "Article")
		@Table(indexes = @Index(name = "by_status", columnList = "status"))
		class Article {

			@Id
			Long id;

			@Column(length = 40, nullable = false, unique = true)
			String title;

			@Enumerated(EnumType.STRING)
			Status status = Status.RETURNED;

			@ColumnDefault("0")
			@Column(nullable = false)
			Integer stock = 1;

			@Column(nullable = false)
			String supplier = "new";

			String currency;

			Article() {
			}

			Article(long id, String title) {
				this.id = id;
				this.title = title;
			}

		}

	}

	@Test
	void oldVersionReadsAndWritesAfterTheNewOneSynced() {
		this.database.start(this.settings, Old.Article.class);
		this.database.persist(new Old.Article(1, "Tea"));
		Start start = this.database.start(this.settings, New.Article.class);
		assertThat(start.did()).contains("+ article.stock", "+ article.supplier", "+ article.currency",
				"+ article.by_status", "allows also RETURNED", "varchar(20) → varchar(40)");
		assertThat(start.left()).contains("! article.title not null", "! article.supplier not null", "unique (title)");
		// What the new rules forbid is the old version's right for now
		this.database.persist(new Old.Article(2, "Tea"), new Old.Article(3, null));
		assertThat(this.database.all(Old.Article.class)).extracting((article) -> article.note)
			.containsExactly("old", "old", "old");
		this.database.persist(new New.Article(4, "A title that is longer than twenty"));
		this.database.sql("update article set note = 'changed', status = 'SOLD' where id = 2",
				"delete from article where id = 3");
		assertThat(this.database.all(New.Article.class)).hasSize(3);
	}

	@Test
	void rulesThatTheOldVersionBrokeWaitUntilTheRowsAreMended() {
		oldVersionReadsAndWritesAfterTheNewOneSynced();
		Settings later = Settings.defaults();
		assertThat(this.database.start(later, New.Article.class).left()).contains("! article.supplier not null")
			.contains("unique (title)");
		this.database.sql("update article set supplier = 'known' where supplier is null",
				"update article set title = 'Tea ' || id where id < 4",
				"update article set title = 'x' where title is null");
		assertThat(this.database.start(later, New.Article.class).left()).doesNotContain("!");
	}

}
