package io.schemasync.random.vocabulary;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;

@Embeddable
public record Geo(double latitude, double longitude, Integer height, LocalDate measured) {
}
