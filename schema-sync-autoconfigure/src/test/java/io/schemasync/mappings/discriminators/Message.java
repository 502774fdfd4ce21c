package io.schemasync.mappings.discriminators;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.annotations.ColumnDefault;

@Entity
@DiscriminatorColumn(name = "channel", discriminatorType = DiscriminatorType.CHAR)
@DiscriminatorValue("-")
abstract class Message {

	@Id
	@GeneratedValue
	Long id;

	@Enumerated(EnumType.STRING)
	@Column(nullable = false, length = 10)
	@ColumnDefault("'NEW'")
	State state;

	enum State {

		NEW, SENT

	}

}
