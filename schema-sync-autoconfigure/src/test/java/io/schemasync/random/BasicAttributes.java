package io.schemasync.random;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kinds of basic attributes, one a line: feature; annotations; attributes of
 * {@code @Column}; Java type; {@code key} where a btree can sort it. One of the words
 * between double angle brackets is taken.
 */
final class BasicAttributes {

	private static final List<Kind> KINDS = """
			string;;;String;key
			string length;;length = <<1|20|255|256|4000|40000>>;String;key
			column definition;;columnDefinition = "<<varchar(40) default 'cd'|text|char(3)|varchar|character varying (12)>>";String;
			column definition number;;columnDefinition = "<<numeric(12,4) not null default 0|int8|integer default 7|decimal(5)|float(20)|serial>>";BigDecimal;
			column definition time;;columnDefinition = "<<timestamp|timestamptz(3) default now()|timestamp(3) with time zone not null default current_timestamp>>";Instant;
			column definition generated;;columnDefinition = "integer generated always as (2 * 3) stored", insertable = false, updatable = false;Integer;
			lob text;@Lob;;String;
			lob bytes;@Lob;;byte[];
			bytes;;length = <<10|100000>>;byte[];
			clob;;;<<java.sql.Clob|java.sql.Blob|java.sql.NClob>>;
			long text;@JdbcTypeCode(SqlTypes.<<LONG32VARCHAR|LONGVARCHAR|CLOB|NVARCHAR|LONG32NVARCHAR|CHAR|NCHAR>>);;String;
			nationalized;@Nationalized;;String;key
			character;;;<<char|Character>>;key
			fixed;@JdbcTypeCode(SqlTypes.CHAR);length = <<1|8>>;String;key
			integers;;;<<int|Integer|long|Long|short|Short|byte|Byte>>;key
			floats;;;<<float|Float|double|Double>>;key
			float precision;;precision = <<5|10|15>>;Double;key
			big numbers;;;<<BigInteger|BigDecimal>>;key
			decimal;;precision = <<5|19|38>>, scale = <<0|2|5>>;BigDecimal;key
			integer as;@JdbcTypeCode(SqlTypes.<<TINYINT|SMALLINT|BIGINT|DECIMAL|NUMERIC|VARCHAR|DOUBLE>>);;Integer;
			boolean;;;<<boolean|Boolean>>;key
			boolean converter;@Convert(converter = <<YesNoConverter|TrueFalseConverter|NumericBooleanConverter>>.class);;Boolean;
			boolean as;@JdbcTypeCode(SqlTypes.<<BIT|CHAR|INTEGER|TINYINT|SMALLINT>>);;Boolean;
			converter;@Convert(converter = PercentConverter.class);;Percent;
			temporal;;;<<LocalDate|LocalTime|LocalDateTime|Instant|OffsetDateTime|OffsetTime|ZonedDateTime|java.util.Date|Calendar|java.sql.Timestamp|java.sql.Date|java.sql.Time>>;key
			old temporal;@jakarta.persistence.Temporal(TemporalType.<<DATE|TIME|TIMESTAMP>>);;java.util.Date;key
			temporal precision;;<<precision|secondPrecision>> = <<0|3|6>>;<<LocalTime|LocalDateTime|Instant|OffsetDateTime|OffsetTime>>;key
			fractional seconds;@FractionalSeconds(<<0|3|6>>);;<<LocalTime|LocalDateTime|Instant>>;key
			time zone storage;@TimeZoneStorage(TimeZoneStorageType.<<NATIVE|NORMALIZE|NORMALIZE_UTC|COLUMN|AUTO|DEFAULT>>);;<<OffsetDateTime|ZonedDateTime|OffsetTime>>;
			duration;;;Duration;key
			interval;@JdbcTypeCode(SqlTypes.<<INTERVAL_SECOND|BIGINT|NUMERIC>>);;Duration;
			duration precision;;precision = <<10|21>>, scale = <<0|6|9>>;Duration;
			small java types;;;<<Year|Currency|Locale|ZoneId|ZoneOffset|URL|TimeZone|java.net.URI>>;
			class;;;Class<?>;
			serializable;;;<<Period|java.util.HashMap<String, String>>>;
			instant as;@JdbcTypeCode(SqlTypes.<<TIMESTAMP|TIMESTAMP_UTC|TIMESTAMP_WITH_TIMEZONE|INSTANT|DATE>>);;Instant;
			uuid;;;UUID;key
			uuid as;@JdbcTypeCode(SqlTypes.<<UUID|VARCHAR|CHAR|BINARY>>);;UUID;
			inet;;;InetAddress;
			inet typed;@JdbcTypeCode(SqlTypes.INET);;InetAddress;
			json map;@JdbcTypeCode(SqlTypes.JSON);;Map<String, Object>;
			json list;@JdbcTypeCode(SqlTypes.<<JSON|JSON_ARRAY>>);;List<String>;
			json string;@JdbcTypeCode(SqlTypes.JSON);;String;
			json definition;@JdbcTypeCode(SqlTypes.JSON);columnDefinition = "<<json|jsonb>>";Map<String, Object>;
			json embeddable;@JdbcTypeCode(SqlTypes.JSON);;Document;
			xml;@JdbcTypeCode(SqlTypes.SQLXML);;String;
			array;;;<<String[]|int[]|Integer[]|Long[]|UUID[]|LocalDate[]|double[]|boolean[]|Instant[]|Colour[]|BigDecimal[]|short[]>>;
			array of lengths;;length = <<10|400>>;<<String[]|List<String>>>;
			array precision;;precision = 12, scale = 3;<<BigDecimal[]|List<BigDecimal>>>;
			array bounded;@Array(length = <<1|5>>);;<<String[]|List<Integer>>>;
			basic collection;;;<<List<String>|Set<Integer>|List<Colour>|Set<UUID>|Collection<Long>|SortedSet<String>|List<LocalDateTime>>>;
			array of names;@Enumerated(EnumType.STRING);;<<Colour[]|List<Colour>|Set<Colour>>>;
			array of converted;@Convert(converter = PercentConverter.class);;<<List<Percent>|Percent[]>>;
			enum ordinal;;;<<Colour|Single|Weight|Größe|Level>>;key
			enum string;@Enumerated(EnumType.STRING);;<<Colour|Single|Grade|Größe|Level>>;key
			enum length;@Enumerated(EnumType.STRING);length = <<12|30|400>>;<<Colour|Größe>>;
			enum definition;@Enumerated(EnumType.STRING);columnDefinition = "<<text|varchar(20) default 'RED'>>";Colour;
			enum as;@JdbcTypeCode(SqlTypes.<<NAMED_ENUM|NAMED_ORDINAL_ENUM|SMALLINT|TINYINT|VARCHAR|CHAR|INTEGER>>);;<<Colour|Größe|Level>>;
			named enum;@JdbcTypeCode(SqlTypes.NAMED_ENUM);;<<Colour|Single|Größe>>;key
			named enum array;@JdbcTypeCode(SqlTypes.ARRAY);;<<Colour[]|List<Größe>>>;
			default text;@ColumnDefault("'<<abc|it''s|RED|>>'");;String;
			default number;@ColumnDefault("<<0|42|-1|(2 + 3)>>");;<<int|Integer|long|BigDecimal>>;
			default decimal;@ColumnDefault("<<1.50|-1.5|0>>");precision = 10, scale = 2;BigDecimal;
			default function;@ColumnDefault("<<now()|current_timestamp|CURRENT_TIMESTAMP|localtimestamp|timestamp '2020-01-01 00:00:00'>>");;<<Instant|LocalDateTime>>;
			default uuid;@JdbcTypeCode(SqlTypes.UUID) @ColumnDefault("gen_random_uuid()");;UUID;
			default boolean;@ColumnDefault("<<true|false|'t'>>");;<<boolean|Boolean>>;
			default null;@ColumnDefault("null");;<<String|Integer>>;
			default date;@ColumnDefault("<<'2020-01-01'|current_date|date '2020-02-03'>>");;LocalDate;
			default enum;@Enumerated(EnumType.STRING) @ColumnDefault("'RED'");;Colour;
			default ordinal;@JdbcTypeCode(SqlTypes.SMALLINT) @ColumnDefault("1");;Colour;
			default named enum;@JdbcTypeCode(SqlTypes.NAMED_ENUM) @ColumnDefault("'RED'");;Colour;
			default array;@ColumnDefault("'{}'");;<<String[]|List<Integer>>>;
			default json;@JdbcTypeCode(SqlTypes.JSON) @ColumnDefault("'{\\"a\\": 1}'");;Map<String, Object>;
			generated column;@GeneratedColumn("<<1 + 1|length('abc')|2 * 3>>");;Integer;
			generated text;@GeneratedColumn("<<cast(12 as text)|cast(true as varchar)>>");;String;
			generated by database;@Generated(event = org.hibernate.generator.EventType.INSERT) @ColumnDefault("5");;Integer;
			creation time;@CreationTimestamp;;<<Instant|LocalDateTime|java.util.Date>>;
			update time;@UpdateTimestamp;;<<Instant|OffsetDateTime>>;
			current time;@CurrentTimestamp;;<<Instant|LocalDateTime>>;
			comment;@Comment("<<plain|it is \\"quoted\\"|größer als ß|two\\nlines>>");;<<String|Integer>>;
			column comment;;comment = "from the column";String;
			collation;@Collate("<<C|POSIX|ucs_basic>>");;String;key
			check minimum;@Min(<<0|5>>);;<<int|Integer|Long|BigDecimal>>;
			check maximum;@Max(<<100|5000000000>>L);;<<int|Integer|Long|BigDecimal>>;
			check range;@Min(1) @Max(10);;<<Short|int|Long>>;
			check sign;@<<Positive|PositiveOrZero|Negative|NegativeOrZero>>;;<<Integer|BigDecimal>>;
			size;@Size(max = <<10|300>>);;<<String|String[]>>;
			digits;@Digits(integer = <<5|12>>, fraction = <<0|3>>);;BigDecimal;
			not null;@NotNull;;<<String|Instant|Integer|UUID>>;
			not blank;@<<NotBlank|NotEmpty>>;;String;
			formula;@Formula("1");;Integer;
			not optional;@Basic(optional = false);;<<String|Long>>;
			not insertable;;insertable = false;String;
			natural id;@NaturalId;;<<String|Integer>>;
			mutable natural id;@NaturalId(mutable = true);;<<String|Long>>;
			transformed;@ColumnTransformer(read = "upper(1)", write = "?");;String;
			"""
		.lines()
		.map(Kind::parse)
		.toList();

	private static final Pattern CHOICE = Pattern.compile("<<(.*?)>>(?!>)");

	private BasicAttributes() {
	}

	static Kind any(Random random) {
		Kind kind = KINDS.get(random.nextInt(KINDS.size()));
		return new Kind(kind.feature, choose(kind.annotations, random), choose(kind.column, random),
				choose(kind.type, random), kind.sortable);
	}

	static Kind sortable(Random random) {
		while (true) {
			Kind kind = any(random);
			if (kind.sortable()) {
				return kind;
			}
		}
	}

	private static String choose(String text, Random random) {
		Matcher choice = CHOICE.matcher(text);
		return choice.replaceAll((match) -> {
			String[] words = match.group(1).split("\\|", -1);
			return Matcher.quoteReplacement(words[random.nextInt(words.length)]);
		});
	}

	/**
	 * Kind of a basic attribute.
	 *
	 * @param feature what it stands for
	 * @param annotations annotations beside {@code @Column}
	 * @param column attributes of {@code @Column}
	 * @param type the Java type
	 * @param sortable whether keys and indexes can hold it
	 */
	record Kind(String feature, String annotations, String column, String type, boolean sortable) {

		static Kind parse(String line) {
			String[] fields = line.split(";", -1);
			return new Kind(fields[0], fields[1], fields[2], fields[3], fields[4].equals("key"));
		}

		boolean primitive() {
			return this.type.matches("int|long|short|byte|char|boolean|float|double");
		}

	}

}
