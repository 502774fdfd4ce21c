package io.schemasync.mappings.propertyref;

import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;

@Entity
class City {

	@Id
	@GeneratedValue
	Long id;

	@ManyToOne
	@JoinColumn(name = "country_region", referencedColumnName = "region")
	@JoinColumn(name = "country_code", referencedColumnName = "code")
	Country country;

	@ManyToOne
	@JoinColumn(name = "country_key", referencedColumnName = "key")
	Country byKey;

	@ManyToMany
	@JoinTable(joinColumns = @JoinColumn(name = "city"),
			inverseJoinColumns = @JoinColumn(name = "country", referencedColumnName = "key"))
	List<Country> visited;

}
