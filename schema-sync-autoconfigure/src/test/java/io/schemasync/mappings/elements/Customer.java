package io.schemasync.mappings.elements;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

@Entity
class Customer {

	@Id
	long id;

	@ElementCollection
	Set<String> tags;

	@ElementCollection
	@OrderColumn(name = "position")
	List<String> notes;

	@ElementCollection
	Map<String, Integer> scores;

	@ElementCollection
	@Enumerated(EnumType.STRING)
	@MapKeyEnumerated(EnumType.STRING)
	@MapKeyColumn(name = "kind")
	Map<Kind, Kind> kinds;

	@ElementCollection
	@CollectionTable(name = "phones", joinColumns = @JoinColumn(name = "owner"),
			uniqueConstraints = @UniqueConstraint(columnNames = { "owner", "number" }),
			indexes = @Index(columnList = "number"), foreignKey = @ForeignKey(name = "fk_phone_owner"))
	List<Phone> phones;

	@ElementCollection
	@OnDelete(action = OnDeleteAction.CASCADE)
	List<Integer> numbers;

	@ElementCollection
	Map<Phone, String> byPhone;

	enum Kind {

		A, B

	}

	@Embeddable
	static class Phone {

		@Column(nullable = false)
		String number;

		String country;

	}

}
