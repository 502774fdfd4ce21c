package io.schemasync.mappings.anytypes;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;

@Entity
@Table(name = "comments")
class Comment {

	@Id
	long id;

	@Any
	@AnyDiscriminator(DiscriminatorType.STRING)
	@AnyDiscriminatorValue(discriminator = "P", entity = Post.class)
	@AnyKeyJavaClass(Long.class)
	@Column(name = "subject_kind")
	@JoinColumn(name = "subject_id")
	Object subject;

}
