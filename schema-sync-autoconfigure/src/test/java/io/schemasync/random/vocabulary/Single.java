package io.schemasync.random.vocabulary;

public enum Single {

	ONLY

}
