package io.schemasync.mappings.properties;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
@Access(AccessType.PROPERTY)
class Station {

	private long id;

	private int platforms;

	private String name;

	@Id
	public long getId() {
		return this.id;
	}

	public void setId(long id) {
		this.id = id;
	}

	public int getPlatforms() {
		return this.platforms;
	}

	public void setPlatforms(int platforms) {
		this.platforms = platforms;
	}

	@Column(name = "label", nullable = false)
	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

}
