package io.schemasync.mappings.markers;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.PartitionKey;

@Entity
class Partitioned {

	@Id
	long id;

	@PartitionKey
	int region;

}
