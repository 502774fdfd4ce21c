package io.schemasync.benchmark;

import java.io.Serializable;

/**
 * What schema-sync asks a database that is in sync.
 *
 * @param fingerprint asked first, and alone where it matches
 * @param catalog reads everything
 */
record Queries(Recorder.Query fingerprint, Recorder.Query catalog) implements Serializable {
}
