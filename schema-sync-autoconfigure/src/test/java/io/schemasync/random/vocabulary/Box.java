package io.schemasync.random.vocabulary;

import jakarta.persistence.Embeddable;
import org.hibernate.annotations.Struct;

@Embeddable
@Struct(name = "Box_Type")
public class Box {

	int width;

	String label;

	Colour paint;

}
