package io.schemasync.mappings.converters;

import java.math.BigDecimal;
import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Measure {

	@Id
	long id;

	@Convert(converter = MoneyConverter.class)
	Money money;

	@Convert(converter = FlagConverter.class)
	@Column(length = 1)
	Boolean flag;

	@Convert(converter = org.hibernate.type.YesNoConverter.class)
	boolean yesNo;

	@Convert(converter = org.hibernate.type.NumericBooleanConverter.class)
	boolean numeric;

	@Convert(converter = org.hibernate.type.TrueFalseConverter.class)
	Boolean trueFalse;

	@ElementCollection
	@Convert(converter = MoneyConverter.class)
	List<Money> parts;

	record Money(long cents) {

	}

	@Converter
	static class MoneyConverter implements AttributeConverter<Money, BigDecimal> {

		@Override
		public BigDecimal convertToDatabaseColumn(Money money) {
			return (money != null) ? BigDecimal.valueOf(money.cents(), 2) : null;
		}

		@Override
		public Money convertToEntityAttribute(BigDecimal value) {
			return (value != null) ? new Money(value.movePointRight(2).longValue()) : null;
		}

	}

	@Converter
	static class FlagConverter implements AttributeConverter<Boolean, Character> {

		@Override
		public Character convertToDatabaseColumn(Boolean flag) {
			return (flag != null) ? (flag ? 'y' : 'n') : null;
		}

		@Override
		public Boolean convertToEntityAttribute(Character value) {
			return (value != null) ? value == 'y' : null;
		}

	}

}
