package io.schemasync.random;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.schemasync.embedded.TestDatabase;

/** An H2 in memory that is emptied for each model. */
final class H2Workbench extends Workbench {

	H2Workbench(String settings) {
		super(database(settings));
	}

	private static TestDatabase database(String settings) {
		String name = UUID.randomUUID().toString();
		return new TestDatabase(name, "jdbc:h2:mem:" + name + settings, "sa", "");
	}

	@Override
	void empty() {
		jdbc().execute("drop all objects");
	}

	/**
	 * What H2 itself would write to make the same database again; of words for one type
	 * it keeps the one that was written.
	 */
	@Override
	CatalogSnapshot snapshot() {
		List<CatalogSnapshot.Item> items = new ArrayList<>();
		for (String statement : jdbc().queryForList("script nodata nopasswords nosettings", String.class)) {
			String plain = statement.replaceAll("CONSTRAINT_[0-9A-F_]+", "CONSTRAINT_N")
				.replaceAll(" FLOAT\\((1?[0-9]|2[0-4])\\)", " REAL")
				.replaceAll(" FLOAT\\([0-9]+\\)", " DOUBLE PRECISION")
				.replace(" DECIMAL(", " NUMERIC(")
				.replaceAll("NUMERIC\\(([0-9]+)\\)", "NUMERIC($1, 0)")
				.replaceAll(" TIMESTAMP(?!\\()", " TIMESTAMP(6)");
			if (!plain.startsWith("--") && !plain.startsWith("CREATE USER") && !plain.contains("schemasync_")) {
				items.add(new CatalogSnapshot.Item("script", "", "", plain, 0));
			}
		}
		return new CatalogSnapshot(items);
	}

}
