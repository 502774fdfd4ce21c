package io.schemasync.mappings.quotedglobally;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@Table(indexes = @Index(name = "IX_Name", columnList = "fullName"),
		uniqueConstraints = @UniqueConstraint(name = "UK_Name", columnNames = { "fullName", "group" }))
class Person {

	@Id
	@GeneratedValue
	Long id;

	String fullName;

	String group;

	@ManyToOne
	Person parentPerson;

	@Column(columnDefinition = "serial")
	Integer number;

}
