package io.schemasync.random.vocabulary;

public record Percent(int value) {
}
