package io.schemasync.mappings.manytoany;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;

@Entity
class Folder {

	@Id
	Long id;

	@org.hibernate.annotations.ManyToAny
	@AnyDiscriminator(DiscriminatorType.STRING)
	@AnyDiscriminatorValue(discriminator = "F", entity = Folder.class)
	@AnyKeyJavaClass(java.lang.Long.class)
	@Column(name = "kind", length = 1)
	@JoinTable(name = "folder_content", joinColumns = @JoinColumn(name = "folder_id"),
			inverseJoinColumns = @JoinColumn(name = "content_id"))
	List<Object> content;

}
