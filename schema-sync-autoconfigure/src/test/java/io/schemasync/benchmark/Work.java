package io.schemasync.benchmark;

/** Anything that may fail. */
@FunctionalInterface
interface Work {

	Work NOTHING = () -> {
	};

	void run() throws Exception;

}
