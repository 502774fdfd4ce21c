package io.schemasync.mappings.onetoone;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

@Entity
class Picture {

	@Id
	Long id;

	@OneToOne
	@MapsId
	@OnDelete(action = OnDeleteAction.CASCADE)
	Person person;

	@Lob
	byte[] content;

}
