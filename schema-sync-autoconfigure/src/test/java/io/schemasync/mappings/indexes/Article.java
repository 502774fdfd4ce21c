package io.schemasync.mappings.indexes;

import java.time.LocalDateTime;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

@Entity
@Table(indexes = { @Index(columnList = "title"),
		@Index(name = "IX_Article_Created", columnList = "created desc, title"),
		@Index(name = "ix_article_author", columnList = "author asc, created DESC"),
		@Index(name = "ix_article_lower", columnList = "(lower(title))"),
		@Index(name = "ix_article_unique_lower", columnList = "(lower(slug))", unique = true),
		@Index(name = "ix_article_partial", columnList = "created", options = "where published"),
		@Index(name = "ix_article_default", columnList = "slug", options = "NULLS  DISTINCT"),
		@Index(name = "ix_article_filled", columnList = "slug, created",
				options = "include (published) with (fillfactor = 70)"),
		@Index(name = "ix_article_fk", columnList = "category_id") })
class Article {

	@Id
	long id;

	String title;

	String slug;

	String author;

	LocalDateTime created;

	boolean published;

	@ManyToOne
	Category category;

}
