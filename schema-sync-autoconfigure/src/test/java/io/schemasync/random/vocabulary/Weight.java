package io.schemasync.random.vocabulary;

import jakarta.persistence.EnumeratedValue;

public enum Weight {

	LIGHT(10), HEAVY(-20);

	@EnumeratedValue
	final int grams;

	Weight(int grams) {
		this.grams = grams;
	}

}
