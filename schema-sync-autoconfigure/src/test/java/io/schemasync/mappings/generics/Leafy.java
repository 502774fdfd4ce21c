package io.schemasync.mappings.generics;

import jakarta.persistence.Entity;

@Entity
class Leafy extends Base<String, Woody> {

	String colour;

}
