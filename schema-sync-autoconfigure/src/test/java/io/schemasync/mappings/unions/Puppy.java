package io.schemasync.mappings.unions;

import jakarta.persistence.Entity;

@Entity
class Puppy extends Dog {

	int weeks;

}
