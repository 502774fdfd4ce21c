package io.schemasync.benchmark;

/**
 * What a start may do with a database that has everything already.
 */
enum InSyncStart {

	GROUPED("Hibernate update, grouped", (tools, queries) -> tools.update("grouped")),

	INDIVIDUALLY("Hibernate update, individually", (tools, queries) -> tools.update("individually")),

	VALIDATE("Hibernate validate", (tools, queries) -> tools.validate()),

	FINGERPRINT("schema-sync, fingerprint", (tools, queries) -> tools.sync().run()),

	BARE_FINGERPRINT("bare fingerprint query", (tools, queries) -> tools.ask(queries.fingerprint())),

	PLAN("schema-sync, full read and plan", (tools, queries) -> tools.sync().plan()),

	BARE_CATALOG("bare catalog query", (tools, queries) -> tools.ask(queries.catalog()));

	private final String title;

	private final Contestant contestant;

	InSyncStart(String title, Contestant contestant) {
		this.title = title;
		this.contestant = contestant;
	}

	String title() {
		return this.title;
	}

	void run(SchemaTools tools, Queries queries) throws Exception {
		this.contestant.run(tools, queries);
	}

	/** One way to do it. */
	@FunctionalInterface
	private interface Contestant {

		void run(SchemaTools tools, Queries queries) throws Exception;

	}

}
