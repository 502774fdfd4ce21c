package io.schemasync.benchmark;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was asked for on the command line, such as {@code tables=500}.
 *
 * @param values the values by name
 */
record Options(Map<String, String> values) {

	static Options of(List<String> arguments) {
		return new Options(arguments.stream()
			.map((argument) -> argument.split("=", 2))
			.collect(Collectors.toMap((words) -> words[0], (words) -> words[1])));
	}

	String text(String name, String otherwise) {
		return this.values.getOrDefault(name, otherwise);
	}

	int number(String name, int otherwise) {
		return Integer.parseInt(text(name, String.valueOf(otherwise)));
	}

	List<Integer> numbers(String name, String otherwise) {
		return Stream.of(text(name, otherwise).split(",")).map(Integer::valueOf).toList();
	}

}
