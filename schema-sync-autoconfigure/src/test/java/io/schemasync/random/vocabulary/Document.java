package io.schemasync.random.vocabulary;

import java.util.List;

import jakarta.persistence.Embeddable;

@Embeddable
public class Document {

	String title;

	int pages;

	Colour cover;

	List<String> tags;

}
