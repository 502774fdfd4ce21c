package io.schemasync.mappings.tableperclass;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

@Entity
@Table(uniqueConstraints = @UniqueConstraint(name = "uk_square", columnNames = { "name", "side" }))
class Square extends Shape {

	double side;

}
