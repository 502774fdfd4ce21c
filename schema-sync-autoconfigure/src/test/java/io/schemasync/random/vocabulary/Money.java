package io.schemasync.random.vocabulary;

import java.io.Serializable;
import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
public class Money implements Serializable {

	@Column(precision = 19, scale = 4)
	BigDecimal amount;

	@Column(length = 3, nullable = false)
	String currency;

	Colour colour;

}
