package io.schemasync.mappings.joined;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

@Entity
@SecondaryTable(name = "truck_papers", pkJoinColumns = @PrimaryKeyJoinColumn(name = "truck"),
		indexes = @Index(columnList = "number"), uniqueConstraints = @UniqueConstraint(columnNames = "number"))
@OnDelete(action = OnDeleteAction.CASCADE)
class Truck extends Vehicle {

	int axles;

	@Column(table = "truck_papers", nullable = false)
	String number;

	@Column(table = "truck_papers")
	int weight;

}
