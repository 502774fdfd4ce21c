package io.schemasync.mappings.mappedsuperclass;

import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

@Entity
@AttributeOverride(name = "key", column = @Column(name = "project_key", length = 10))
class Project extends Audited<UUID> {

	boolean closed;

}
