package io.schemasync.mappings.maps;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Volume {

	@Id
	UUID id;

}
