package io.schemasync.mappings.discriminators;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;

@Entity
@DiscriminatorValue("M")
class Mail extends Message {

	@Column(nullable = false)
	String subject;

	@ManyToOne(optional = false)
	Mail reply;

}
