package io.schemasync.random.vocabulary;

import jakarta.persistence.AttributeConverter;

public class PercentConverter implements AttributeConverter<Percent, Integer> {

	@Override
	public Integer convertToDatabaseColumn(Percent percent) {
		return (percent != null) ? percent.value() : null;
	}

	@Override
	public Percent convertToEntityAttribute(Integer value) {
		return (value != null) ? new Percent(value) : null;
	}

}
