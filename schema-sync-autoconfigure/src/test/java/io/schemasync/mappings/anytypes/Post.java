package io.schemasync.mappings.anytypes;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Post {

	@Id
	Long id;

}
