package io.schemasync.mappings.tableperclass;

import jakarta.persistence.Entity;

@Entity
class Circle extends Shape {

	double radius;

}
