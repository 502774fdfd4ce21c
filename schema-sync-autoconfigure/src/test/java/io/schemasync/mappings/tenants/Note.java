package io.schemasync.mappings.tenants;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.TenantId;

@Entity
class Note {

	@Id
	@GeneratedValue
	Long id;

	@TenantId
	String tenant;

	@Column(unique = true)
	String title;

}
