package io.schemasync.mappings.mappedsuperclass;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;

@MappedSuperclass
abstract class Audited<K> {

	@Id
	@GeneratedValue
	K id;

	@Version
	int version;

	@CreationTimestamp
	@Column(updatable = false)
	Instant created;

	@UpdateTimestamp
	Instant modified;

	@Column(unique = true, length = 36)
	String key;

	@ManyToOne
	User modifiedBy;

}
