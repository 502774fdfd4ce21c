package io.schemasync.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON schema that the documentation promises. */
public final class AnswerSchema {

	private static final Path FILE = Path.of("")
		.toAbsolutePath()
		.getParent()
		.resolve("docs/schemasync-endpoint.schema.json");

	private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

	private AnswerSchema() {
	}

	/**
	 * Check an answer.
	 * @param definition name of the definition that it must obey
	 * @param json the answer
	 * @return the answer
	 */
	public static JsonNode check(String definition, String json) {
		JsonNode answer = JsonMapper.shared().readTree(json);
		assertThat(SCHEMAS.computeIfAbsent(definition, AnswerSchema::schema).validate(answer))
			.as("%s %s", definition, answer)
			.isEmpty();
		return answer;
	}

	/**
	 * Check what would be sent as an answer.
	 * @param definition name of the definition that it must obey
	 * @param answer nested maps and lists
	 * @return the answer
	 */
	public static JsonNode check(String definition, Map<String, Object> answer) {
		return check(definition, JsonMapper.shared().writeValueAsString(answer));
	}

	/**
	 * Return the values that a definition allows for one of its fields.
	 * @param definition the definition
	 * @param field the field
	 * @return the values in order
	 */
	public static List<String> values(String definition, String field) {
		return file().at("/$defs/%s/properties/%s/enum".formatted(definition, field))
			.valueStream()
			.map(JsonNode::asString)
			.toList();
	}

	private static Schema schema(String definition) {
		ObjectNode file = file();
		file.remove("anyOf");
		file.put("$ref", "#/$defs/" + definition);
		return SchemaRegistry
			.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
					(builder) -> builder
						.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()))
			.getSchema(file);
	}

	private static ObjectNode file() {
		try {
			return (ObjectNode) JsonMapper.shared().readTree(Files.readString(FILE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
