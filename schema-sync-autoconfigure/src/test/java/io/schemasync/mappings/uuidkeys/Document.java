package io.schemasync.mappings.uuidkeys;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.UuidGenerator;

@Entity
class Document {

	@Id
	@GeneratedValue
	UUID id;

	@UuidGenerator(style = UuidGenerator.Style.TIME)
	UUID other;

}
