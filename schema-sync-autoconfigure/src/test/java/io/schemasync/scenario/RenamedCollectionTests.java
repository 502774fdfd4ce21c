package io.schemasync.scenario;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.schemasync.annotation.RenamedFrom;
import io.schemasync.dialect.SchemaSyncException;
import io.schemasync.plan.Removal;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables of collections whose entity or attribute has another name while replicas of both
 * versions write.
 */
class RenamedCollectionTests {

	private final ScenarioDatabase database = PostgreSqlSpelling.freshDatabase();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	/** The version before. */
	interface V1 {

		@Entity(name = "Article")
		class Article {

			@Id
			Long id;

			@ElementCollection(fetch = FetchType.EAGER)
			List<String> tags = new ArrayList<>();

			Article() {
			}

			Article(long id, String... tags) {
				this.id = id;
				this.tags.addAll(List.of(tags));
			}

		}

		@Entity(name = "Author")
		class Author {

			@Id
			Long id;

			@ManyToMany(fetch = FetchType.EAGER)
			Set<Article> articles = new HashSet<>();

			Author() {
			}

			Author(long id, Article... articles) {
				this.id = id;
				this.articles.addAll(Set.of(articles));
			}

		}

	}

	/** Another name of the entity and of its collection. */
	interface V2 {

		@Entity(name = "Item")
		@RenamedFrom("Article")
		class Item {

			@Id
			Long id;

			@RenamedFrom("tags")
			@ElementCollection(fetch = FetchType.EAGER)
			List<String> labels = new ArrayList<>();

			Item() {
			}

			Item(long id, String... labels) {
				this.id = id;
				this.labels.addAll(List.of(labels));
			}

		}

	}

	/** The collection cannot have both names, as its columns are the key of its table. */
	interface Keyed {

		@Entity(name = "Article")
		class Article {

			@Id
			Long id;

		}

		@Entity(name = "Writer")
		@RenamedFrom("Author")
		class Writer {

			@Id
			Long id;

			@ManyToMany(fetch = FetchType.EAGER)
			Set<Article> articles = new HashSet<>();

		}

	}

	/** As the message says. */
	interface KeyKept {

		@Entity(name = "Article")
		class Article {

			@Id
			Long id;

		}

		@Entity(name = "Writer")
		@RenamedFrom("Author")
		class Writer {

			@Id
			Long id;

			@ManyToMany(fetch = FetchType.EAGER)
			@JoinTable(joinColumns = @JoinColumn(name = "author_id"))
			Set<Article> articles = new HashSet<>();

		}

	}

	/** The entity has another name, but its table has not. */
	interface SameTable {

		@Entity(name = "Item")
		@Table(name = "article")
		@RenamedFrom("Article")
		class Item {

			@Id
			Long id;

			@ElementCollection(fetch = FetchType.EAGER)
			List<String> tags = new ArrayList<>();

		}

	}

	@Test
	void bothVersionsGoOnWithTheSameElements() {
		this.database.start(V1.Article.class);
		this.database.persist(new V1.Article(1, "old", "red"));
		Start start = this.database.start(V2.Item.class);
		assertThat(start.did()).contains("item_labels table renamed from article_tags, which becomes a view of it")
			.contains("item_labels.item_id")
			.contains("item_labels.labels")
			.doesNotContain("!");
		this.database.persist(new V1.Article(2, "by the version before"), new V2.Item(3, "by this version"));
		assertThat(this.database.all(V2.Item.class)).extracting((item) -> List.copyOf(item.labels))
			.containsExactly(List.of("old", "red"), List.of("by the version before"), List.of("by this version"));
		assertThat(this.database.all(V1.Article.class)).extracting((article) -> List.copyOf(article.tags))
			.containsExactly(List.of("old", "red"), List.of("by the version before"), List.of("by this version"));
		this.database.sql("delete from article_tags where article_id = 1 and tags = 'red'",
				"update article_tags set tags = 'new' where article_id = 1",
				"update item_labels set labels = 'newer' where item_id = 3");
		assertThat(this.database.all(V2.Item.class)).extracting((item) -> List.copyOf(item.labels))
			.containsExactly(List.of("new"), List.of("by the version before"), List.of("newer"));
	}

	@Test
	void formerNamesOfACollectionCanGo() {
		this.database.start(V1.Article.class);
		this.database.persist(new V1.Article(1, "old"));
		this.database.start(V2.Item.class);
		List<Removal> removals = this.database.contraction(V2.Item.class).removals();
		assertThat(removals).extracting((removal) -> removal.unmapped().object())
			.contains("public.article", "public.article_tags", "public.item_labels.article_id",
					"public.item_labels.tags");
		removals.forEach((removal) -> removal.statements().forEach(this.jdbc::execute));
		assertThat(this.database.start(V2.Item.class).left()).isEmpty();
		this.database.persist(new V2.Item(2, "new"));
		assertThat(this.database.all(V2.Item.class)).extracting((item) -> List.copyOf(item.labels))
			.containsExactly(List.of("old"), List.of("new"));
	}

	@Test
	void anOlderVersionStartsAgainAndChangesNothing() {
		this.database.start(V1.Article.class);
		this.database.persist(new V1.Article(1, "old"));
		this.database.start(V2.Item.class);
		assertThat(this.database.start(Settings.defaults().notForHibernate(), V1.Article.class).changedNothing())
			.isTrue();
	}

	@Test
	void columnOfAKeyIsRefusedBeforeAnythingIsChanged() {
		this.database.start(V1.Article.class, V1.Author.class);
		SchemaSyncException refusal = this.database.refuse(Settings.defaults(), Keyed.Writer.class,
				Keyed.Article.class);
		assertThat(refusal).hasMessageContaining("public.writer_article.writer_id");
		assertThat(refusal.getMessage() + refusal.action()).contains("it is part of the primary key")
			.contains("schemasync.additive.renames=rename")
			.contains("joinColumns = @JoinColumn(name = \"author_id\") in @CollectionTable or @JoinTable");
	}

	@Test
	void whoeverFollowsTheMessageKeepsTheElements() {
		this.database.start(V1.Article.class, V1.Author.class);
		V1.Article article = new V1.Article(1);
		this.database.persist(article, new V1.Author(1, article));
		Start start = this.database.start(KeyKept.Writer.class, KeyKept.Article.class);
		assertThat(start.did()).contains("writer_article table renamed from author_article").doesNotContain("!");
		V1.Article other = new V1.Article(2);
		this.database.persist(other, new V1.Author(2, other));
		assertThat(this.jdbc.queryForList("select author_id || ' ' || articles_id from writer_article order by 1",
				String.class))
			.containsExactly("1 1", "2 2");
	}

	@Test
	void nameOfTheEntityCountsWhereItsTableKeepsItsOwn() {
		this.database.start(V1.Article.class);
		this.database.persist(new V1.Article(1, "old"));
		Start start = this.database.start(SameTable.Item.class);
		assertThat(start.did()).contains("item_tags table renamed from article_tags").doesNotContain("!");
		assertThat(this.database.all(SameTable.Item.class)).extracting((item) -> List.copyOf(item.tags))
			.containsExactly(List.of("old"));
	}

}
