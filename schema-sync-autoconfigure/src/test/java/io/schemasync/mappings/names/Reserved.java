package io.schemasync.mappings.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@Table(name = "\"order\"", indexes = @Index(name = "ix_Mixed", columnList = "\"select\""),
		uniqueConstraints = @UniqueConstraint(name = "UK_Mixed", columnNames = { "\"from\"", "\"select\"" }))
class Reserved {

	@Id
	@Column(name = "\"user\"")
	long user;

	@Column(name = "\"select\"")
	String select;

	@Column(name = "\"from\"", unique = true)
	String from;

	@Column(name = "`Mixed Case`")
	String mixed;

	@Column(name = "Grüße")
	String greeting;

	@ManyToOne
	@JoinColumn(name = "\"References\"", foreignKey = @ForeignKey(name = "FK_Mixed"))
	Reserved references;

	@Enumerated(EnumType.STRING)
	@Column(name = "\"Check\"")
	Kind check;

	enum Kind {

		A, B

	}

}
