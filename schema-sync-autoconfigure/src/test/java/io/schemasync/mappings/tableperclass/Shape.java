package io.schemasync.mappings.tableperclass;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;

@Entity
@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
abstract class Shape {

	@Id
	@GeneratedValue
	Long id;

	@Column(nullable = false)
	String name;

	@Column(unique = true)
	String code;

	@ManyToOne
	Drawing drawing;

}
