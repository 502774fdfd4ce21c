/**
 * Dates, times, durations, with and without time zone.
 */
package io.schemasync.mappings.times;
