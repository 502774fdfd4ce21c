package io.schemasync.sample.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer lives or a parcel goes.
 *
 * @param street street and number
 * @param city the city
 * @param postalCode the postal code
 * @param country the ISO 3166 code of the country
 */
@Embeddable
public record Address(@Nullable String street, @Nullable String city, @Column(length = 12) @Nullable String postalCode,
		@Column(length = 2) @Nullable String country) {
}
