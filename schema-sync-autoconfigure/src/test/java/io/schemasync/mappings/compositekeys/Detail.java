package io.schemasync.mappings.compositekeys;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;

@Entity
class Detail {

	@Id
	Long id;

	@MapsId
	@OneToOne
	Order order;

}
