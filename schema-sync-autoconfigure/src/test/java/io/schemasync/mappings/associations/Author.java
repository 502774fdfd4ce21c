package io.schemasync.mappings.associations;

import java.util.List;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;

@Entity
class Author {

	@Id
	@GeneratedValue
	Long id;

	@OneToMany(mappedBy = "author")
	List<Book> books;

	@OneToMany
	Set<Address> addresses;

	@OneToMany
	@JoinColumn(name = "fan_of", nullable = false)
	List<Fan> fans;

	@ManyToMany
	@JoinTable(name = "author_genre", joinColumns = @JoinColumn(name = "author"),
			inverseJoinColumns = @JoinColumn(name = "genre"))
	Set<Genre> genres;

	@ManyToMany
	@JoinTable(name = "disliked_genre")
	List<Genre> disliked;

}
