package io.schemasync.mappings.times;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

@Entity
class Times {

	@Id
	long id;

	LocalDate date;

	LocalTime time;

	LocalDateTime dateTime;

	Instant instant;

	OffsetDateTime offsetDateTime;

	ZonedDateTime zonedDateTime;

	OffsetTime offsetTime;

	Duration duration;

	@JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
	Duration interval;

	Year year;

	DayOfWeek weekday;

	@Column(secondPrecision = 3)
	LocalDateTime millis;

	@Column(precision = 0)
	LocalDateTime seconds;

	Timestamp timestamp;

	Date utilDate;

	Calendar calendar;

	@TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
	OffsetDateTime normalised;

	@TimeZoneStorage(TimeZoneStorageType.COLUMN)
	OffsetDateTime withColumn;

	@CreationTimestamp
	Instant created;

	@UpdateTimestamp
	LocalDateTime updated;

}
