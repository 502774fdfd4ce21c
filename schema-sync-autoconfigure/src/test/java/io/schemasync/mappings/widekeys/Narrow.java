package io.schemasync.mappings.widekeys;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

@Entity
class Narrow {

	@Id
	long id;

	@ManyToOne
	Wide wide;

	@OneToMany
	List<Wide> many;

}
