package io.schemasync.mappings.defaults;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;

@Entity
@Comment("What we sell")
class Product {

	@Id
	long id;

	@ColumnDefault("'new'")
	@Column(nullable = false)
	String state;

	@ColumnDefault("0")
	int stock;

	@ColumnDefault("now()")
	Instant created;

	@ColumnDefault("true")
	boolean active;

	@ColumnDefault("1.5")
	BigDecimal factor;

	@Comment("The customer''s name for it")
	String name;

	@Collate("C")
	String sortName;

	int net;

	int tax;

	@GeneratedColumn("net + tax")
	int gross;

	@Column(columnDefinition = "varchar(40) default 'cd' not null")
	String defined;

	@Column(columnDefinition = "numeric(12, 3)")
	BigDecimal weight;

	@Column(columnDefinition = "timestamp with time zone default now()")
	Instant touched;

	@Column(columnDefinition = "jsonb default '{}'")
	String json;

	@Column(comment = "A comment of JPA")
	String remark;

	@Column(length = 30, options = "compression pglz")
	String compressed;

}
