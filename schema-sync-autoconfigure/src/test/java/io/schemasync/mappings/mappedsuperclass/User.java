package io.schemasync.mappings.mappedsuperclass;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "users")
class User extends Audited<Long> {

	String name;

}
