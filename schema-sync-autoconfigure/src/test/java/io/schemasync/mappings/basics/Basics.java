package io.schemasync.mappings.basics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URL;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Basics {

	@Id
	long id;

	boolean flag;

	byte tiny;

	short small;

	int number;

	long large;

	float real;

	double precise;

	char letter;

	Boolean optionalFlag;

	Integer optionalNumber;

	String text;

	@Column(length = 40, nullable = false)
	String shortText;

	@Column(length = 100000)
	String longText;

	BigDecimal amount;

	@Column(precision = 19, scale = 4)
	BigDecimal price;

	BigInteger big;

	byte[] bytes;

	UUID uuid;

	Currency currency;

	Locale locale;

	TimeZone timeZone;

	Class<?> type;

	URL url;

	InetAddress address;

}
