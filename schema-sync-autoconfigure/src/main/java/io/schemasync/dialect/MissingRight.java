package io.schemasync.dialect;

/**
 * Something that the role of the connection may not do.
 *
 * @param text what, and on which object
 * @param remedy how to grant it
 */
public record MissingRight(String text, String remedy) {
}
