package io.schemasync.random.vocabulary;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

@Embeddable
public class Place {

	@Column(length = 40)
	String city;

	@Embedded
	Geo geo;

}
