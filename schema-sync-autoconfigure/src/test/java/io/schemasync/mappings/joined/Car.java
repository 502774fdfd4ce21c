package io.schemasync.mappings.joined;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.PrimaryKeyJoinColumn;

@Entity
@PrimaryKeyJoinColumn(name = "vehicle_id", foreignKey = @ForeignKey(name = "fk_car_vehicle"))
class Car extends Vehicle {

	@Column(nullable = false)
	int doors;

}
