package io.schemasync.mappings.jsonnested;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Survey {

	@Id
	long id;

	@JdbcTypeCode(SqlTypes.JSON)
	@Column(nullable = false)
	Answer first;

	@JdbcTypeCode(SqlTypes.JSON_ARRAY)
	List<Answer> answers;

	@JdbcTypeCode(SqlTypes.JSON)
	List<String> words;

	@Embeddable
	static class Answer {

		@Column(nullable = false)
		String question;

		@Enumerated(EnumType.STRING)
		Mood mood;

		Detail detail;

	}

	@Embeddable
	static class Detail {

		int rating;

		@Column(length = 500)
		String text;

	}

	enum Mood {

		GOOD, BAD

	}

}
