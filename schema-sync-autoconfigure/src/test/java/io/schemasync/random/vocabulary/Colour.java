package io.schemasync.random.vocabulary;

public enum Colour {

	RED, GREEN, BLUE, AMBER

}
