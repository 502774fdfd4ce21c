package io.schemasync.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract's list of properties, the generated metadata and the documentation say the
 * same.
 */
class PropertiesTests {

	private static final String CONTRACT = """
			enabled=true environment= environments= strategy=auto mode=apply owner= schema= exclude= verbose=false
			unmapped.ignore=*.flyway_schema_history,*.databasechangelog,*.databasechangeloglock,*.batch_*,\
			*.spring_session*,*.qrtz_*,*.shedlock,*.event_publication*
			on-failure=fail lock.wait=10m datasource.url= datasource.username= datasource.password=
			datasource.grant=true history.enabled=true recreate.when=always recreate.force=
			additive.on-withheld=warn additive.on-null-into-primitive=fail additive.lock-timeout=2s
			additive.lock-budget=5m additive.statement-timeout=30s additive.probe-timeout=5s
			additive.tighten-after=15m additive.widen=apply additive.relax-unmapped=false
			additive.rewrite-limit=100MB additive.replicated=withhold
			additive.parallelism=2 additive.online=auto additive.online-wait=60s
			additive.renames=expand backfill.batch-size=1000 backfill.pause=50ms postgresql.extensions=
			command= format=text output=
			""";

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `(schemasync\\.[\\w.-]+)` \\| (?:`([^`]*)`)? ?\\|");

	@Test
	void metadataIsWhatTheContractPromises() throws IOException {
		assertThat(metadata()).isEqualTo(contract());
	}

	@Test
	void documentationListsWhatTheContractPromises() throws IOException {
		assertThat(documented()).isEqualTo(contract());
	}

	@Test
	void everyPropertyHasDescription() throws IOException {
		for (JsonNode property : readMetadata()) {
			if (property.get("name").asString().startsWith("schemasync.")) {
				assertThat(property.path("description").asString("")).as(property.toString()).isNotBlank();
			}
		}
	}

	private static Map<String, String> contract() {
		Map<String, String> properties = new TreeMap<>();
		for (String entry : CONTRACT.strip().split("\\s+")) {
			String[] parts = entry.split("=", 2);
			properties.put("schemasync." + parts[0], parts[1]);
		}
		return properties;
	}

	private static Map<String, String> metadata() throws IOException {
		Map<String, String> properties = new TreeMap<>();
		for (JsonNode property : readMetadata()) {
			String name = property.get("name").asString();
			if (name.startsWith("schemasync.")) {
				properties.put(name, text(property.path("defaultValue")));
			}
		}
		return properties;
	}

	private static String text(JsonNode value) {
		return value.isArray() ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
				: value.asString("");
	}

	private static JsonNode readMetadata() throws IOException {
		String file = "/META-INF/spring-configuration-metadata.json";
		try (InputStream stream = SchemaSyncProperties.class.getResourceAsStream(file)) {
			assertThat(stream).isNotNull();
		}
		Path folder = Path.of("target/classes");
		return JsonMapper.shared().readTree(Files.readString(folder.resolve(file.substring(1)))).get("properties");
	}

	private static Map<String, String> documented() throws IOException {
		String page = Files.readString(Path.of("../docs/properties.md"));
		return ROW.matcher(page)
			.results()
			.collect(Collectors.toMap((row) -> row.group(1),
					(row) -> (row.group(2) != null) ? row.group(2).replace(", ", ",") : "", (one, other) -> one,
					TreeMap::new));
	}

}
