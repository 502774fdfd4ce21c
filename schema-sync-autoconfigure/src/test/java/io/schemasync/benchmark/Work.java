package io.schemasync.benchmark;

/** Anything that may fail. */
@FunctionalInterface
interface Work {

	void run() throws Exception;

}
