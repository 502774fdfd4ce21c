package io.schemasync.mappings.json;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
class Profile {

	@Id
	long id;

	@JdbcTypeCode(SqlTypes.JSON)
	Map<String, String> attributes;

	@JdbcTypeCode(SqlTypes.JSON)
	Settings settings;

	String[] names;

	int[] numbers;

	List<UUID> ids;

	@Array(length = 5)
	@Column(length = 20)
	String[] few;

	@Embeddable
	static class Settings {

		@Column(nullable = false)
		String theme;

		int size;

		Boolean beta;

	}

}
