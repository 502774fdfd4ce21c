package io.schemasync.source.entity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.schemasync.schema.InitialRow;
import io.schemasync.schema.QualifiedName;
import io.schemasync.source.entity.Origins.Numbers;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.mapping.Table;

/**
 * Reads the rows that generators put into their tables. Hibernate has them as statements:
 * a name, if the table has several counters, and then the number to begin with.
 */
final class InitialRowReader {

	private static final Pattern INSERT = Pattern.compile(
			"\\s*insert\\s+into\\s+\\S+?\\s*\\(([^)]*)\\)\\s*values\\s*\\((?:(.*),)?([^,]*)\\)\\s*",
			Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private final Model model;

	InitialRowReader(Model model) {
		this.model = model;
	}

	List<InitialRow> read(Table table) {
		List<InitCommand> commands = table.getInitCommands(this.model.context());
		if (commands.isEmpty()) {
			return List.of();
		}
		QualifiedName name = this.model.names().qualified(table.getQualifiedTableName());
		return commands.stream()
			.map(InitCommand::initCommands)
			.flatMap(Arrays::stream)
			.distinct()
			.map((insert) -> row(name, insert))
			.toList();
	}

	private InitialRow row(QualifiedName table, String insert) {
		Matcher matcher = INSERT.matcher(insert);
		List<String> columns = matcher.matches() ? Arrays.stream(matcher.group(1).split(","))
			.map(String::strip)
			.map(this.model.names()::written)
			.toList() : List.of();
		boolean named = columns.size() == 2 && matcher.group(2) != null;
		if (!named && (columns.size() != 1 || matcher.group(2) != null)) {
			return new InitialRow(insert, Map.of(), null, 1, List.of());
		}
		Map<String, String> values = new LinkedHashMap<>();
		if (named) {
			values.put(columns.get(0), matcher.group(2).strip());
		}
		String counter = columns.get(columns.size() - 1);
		values.put(counter, matcher.group(3).strip());
		Numbers numbers = this.model.origins().numbers(table, named ? matcher.group(2).strip() : null);
		return new InitialRow(insert, values, counter, numbers.increment(), numbers.feeds());
	}

}
