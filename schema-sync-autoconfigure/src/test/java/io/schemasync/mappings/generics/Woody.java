package io.schemasync.mappings.generics;

import jakarta.persistence.Entity;

@Entity
class Woody extends Base<Integer, Woody> {

	int rings;

}
