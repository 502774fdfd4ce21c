package io.schemasync.mappings.widekeys;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@IdClass(Wide.Key.class)
@Table(indexes = @Index(name = "ix_wide", columnList = "zulu desc, alpha, mike asc"),
		uniqueConstraints = @UniqueConstraint(name = "uk_wide", columnNames = { "zulu", "alpha", "mike" }))
class Wide {

	@Id
	@Column(length = 3000)
	String zulu;

	@Id
	boolean alpha;

	@Id
	@Column(precision = 30, scale = 3)
	BigDecimal mike;

	@Id
	UUID bravo;

	@Id
	Instant yankee;

	@ManyToOne
	Wide other;

	@ManyToMany
	Set<Wide> friends;

	record Key(String zulu, boolean alpha, BigDecimal mike, UUID bravo, Instant yankee) {

	}

}
