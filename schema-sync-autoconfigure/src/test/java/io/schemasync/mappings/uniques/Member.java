package io.schemasync.mappings.uniques;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.NaturalId;

@Entity
@Table(uniqueConstraints = { @UniqueConstraint(columnNames = { "lastName", "firstName" }),
		@UniqueConstraint(name = "UK_Member_Number", columnNames = "number"),
		@UniqueConstraint(name = "uk_club", columnNames = { "club", "number" }) },
		indexes = { @Index(columnList = "badge", unique = true),
				@Index(name = "IDX_Locker", columnList = "locker, floor", unique = true) })
class Member {

	@Id
	long id;

	@Column(unique = true)
	String email;

	@Column(unique = true, nullable = false)
	String login;

	@NaturalId
	String passport;

	String lastName;

	String firstName;

	int number;

	String club;

	String badge;

	String locker;

	int floor;

	@OneToOne
	Locker assigned;

	@Column(unique = true, columnDefinition = "varchar(10)")
	String defined;

}
