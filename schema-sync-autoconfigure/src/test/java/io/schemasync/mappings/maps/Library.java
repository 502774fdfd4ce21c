package io.schemasync.mappings.maps;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;

@Entity
class Library {

	@Id
	@GeneratedValue
	Long id;

	@ManyToMany
	@MapKeyJoinColumn(name = "shelf_id")
	Map<Shelf, Volume> volumes;

	@OneToMany
	@JoinColumn(name = "library_id")
	@MapKeyColumn(name = "shelf_label", length = 30)
	Map<String, Shelf> shelves;

	@ElementCollection
	@MapKeyJoinColumn
	Map<Volume, Integer> lent;

	@OneToMany
	@OrderColumn
	List<Volume> ordered;

	@ElementCollection
	Set<Contact> contacts;

	@ManyToMany
	Set<Library> partners;

	@ElementCollection
	@Column(name = "hour", nullable = false, unique = true)
	List<LocalTime> hours;

	@Embeddable
	static class Contact {

		String name;

		@ManyToOne
		Volume favourite;

	}

}
