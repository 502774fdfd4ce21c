package io.schemasync.mappings.enums;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Ticket {

	@Id
	long id;

	Priority priority;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false)
	Status status;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	Status named;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
	Colour colour;

	@Enumerated(EnumType.STRING)
	@Column(columnDefinition = "text")
	Status asText;

	@Enumerated(EnumType.STRING)
	Level level;

	Code code;

	enum Priority {

		LOW, NORMAL, HIGH

	}

	enum Status {

		OPEN, CLOSED, BLOCKED

	}

	enum Colour {

		RED, GREEN, BLUE

	}

	enum Level {

		FIRST("f"), SECOND("s");

		@EnumeratedValue
		final String value;

		Level(String value) {
			this.value = value;
		}

	}

	enum Code {

		A(10), B(20);

		@EnumeratedValue
		final int value;

		Code(int value) {
			this.value = value;
		}

	}

}
