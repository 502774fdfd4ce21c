package io.schemasync.mappings.options;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Letter {

	@Id
	long id;

	@Column(columnDefinition = "text storage external compression pglz")
	String body;

	@Column(length = 2000, options = "COMPRESSION  pglz")
	String footer;

	@Column(columnDefinition = "bytea STORAGE EXTENDED")
	byte[] picture;

	@Column(columnDefinition = "text storage main collate \"C\" default 'x'")
	String header;

}
