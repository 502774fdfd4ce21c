package io.schemasync.random.vocabulary;

import jakarta.persistence.EnumeratedValue;

public enum Grade {

	GOOD("g"), FAIR("it's fair"), POOR("p");

	@EnumeratedValue
	final String code;

	Grade(String code) {
		this.code = code;
	}

}
