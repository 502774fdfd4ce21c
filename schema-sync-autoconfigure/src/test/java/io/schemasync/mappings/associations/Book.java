package io.schemasync.mappings.associations;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

@Entity
class Book {

	@Id
	@GeneratedValue
	Long id;

	@ManyToOne(optional = false)
	@OnDelete(action = OnDeleteAction.CASCADE)
	Author author;

	@ManyToOne
	@JoinColumn(name = "editor", foreignKey = @ForeignKey(name = "FK_Editor"))
	@OnDelete(action = OnDeleteAction.SET_NULL)
	Author editor;

	@ManyToOne
	@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
	Author ghost;

	@ManyToOne
	@JoinColumn(name = "genre_code", referencedColumnName = "code")
	Genre genre;

	@ManyToOne
	@JoinColumn(name = "translator", foreignKey = @ForeignKey(name = "fk_translator",
			foreignKeyDefinition = "foreign key /* of a person */ (translator) references author (id) on delete cascade on update cascade"))
	Author translator;

	@ManyToOne
	@JoinColumn(name = "reviewer",
			foreignKey = @ForeignKey(name = "fk_reviewer", options = "deferrable initially deferred"))
	Author reviewer;

	@ManyToOne
	Book sequel;

	@OneToOne
	Address origin;

}
