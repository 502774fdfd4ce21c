package io.schemasync.mappings.jdbctypes;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.sql.Blob;
import java.sql.Clob;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.type.SqlTypes;

@Entity
class Typed {

	@Id
	long id;

	@JdbcTypeCode(SqlTypes.INET)
	InetAddress address;

	@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
	String text;

	@Lob
	String clob;

	@Lob
	byte[] blob;

	@Lob
	Blob sqlBlob;

	@Lob
	Clob sqlClob;

	@JdbcTypeCode(SqlTypes.CHAR)
	UUID uuidText;

	@JdbcTypeCode(SqlTypes.VARBINARY)
	UUID uuidBytes;

	@JdbcTypeCode(SqlTypes.SMALLINT)
	int small;

	@JdbcTypeCode(SqlTypes.TINYINT)
	int tiny;

	@JdbcTypeCode(SqlTypes.CHAR)
	@Column(length = 3)
	String fixed;

	@JdbcTypeCode(SqlTypes.NUMERIC)
	@Column(precision = 9, scale = 2)
	BigDecimal amount;

	@Column(precision = 7)
	float real;

	@Nationalized
	String national;

	@JdbcTypeCode(SqlTypes.JSON)
	String json;

	@JdbcTypeCode(SqlTypes.SQLXML)
	String xml;

	@JdbcTypeCode(SqlTypes.LONG32VARBINARY)
	byte[] bytes;

	@JdbcTypeCode(SqlTypes.BIT)
	boolean bit;

	@Convert(converter = YesNo.class)
	boolean yes;

	@Converter
	static class YesNo implements AttributeConverter<Boolean, String> {

		@Override
		public String convertToDatabaseColumn(Boolean attribute) {
			return Boolean.TRUE.equals(attribute) ? "Y" : "N";
		}

		@Override
		public Boolean convertToEntityAttribute(String data) {
			return "Y".equals(data);
		}

	}

}
