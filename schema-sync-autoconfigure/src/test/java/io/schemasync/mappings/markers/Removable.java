package io.schemasync.mappings.markers;

import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;

@Entity
@SoftDelete
class Removable {

	@Id
	long id;

	@ElementCollection
	@SoftDelete(strategy = SoftDeleteType.ACTIVE)
	Set<String> labels;

}
