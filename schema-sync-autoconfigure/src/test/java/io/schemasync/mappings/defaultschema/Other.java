package io.schemasync.mappings.defaultschema;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(schema = "other")
class Other {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	Long id;

}
