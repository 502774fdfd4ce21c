package io.schemasync.mappings.partitioned;

import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Temporal;

@Entity
@Temporal
@Temporal.HistoryPartitioning
class Reading {

	@Id
	long id;

	double value;

	@ElementCollection
	@Temporal
	@Temporal.HistoryPartitioning
	Set<String> remarks;

}
