package io.schemasync.mappings.enumarrays;

import java.util.List;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Menu {

	@Id
	long id;

	@Enumerated(EnumType.STRING)
	Day[] days;

	List<Day> numbers;

	@ElementCollection
	@Enumerated(EnumType.STRING)
	Set<Day> closed;

	@ElementCollection
	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	Set<Day> holidays;

	enum Day {

		MONDAY, TUESDAY

	}

}
