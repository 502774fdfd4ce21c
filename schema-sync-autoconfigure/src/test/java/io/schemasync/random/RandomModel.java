package io.schemasync.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.schemasync.random.Part.Slot;

/**
 * Random entities, as data that can be printed as Java and made smaller.
 *
 * @param seed what it was made from
 * @param parts its parts
 * @param settings settings of Hibernate
 */
record RandomModel(long seed, List<Part> parts, Map<String, Object> settings) {

	private static final String IMPORTS = """
			import java.math.*;
			import java.net.*;
			import java.time.*;
			import java.util.*;
			import io.schemasync.random.vocabulary.*;
			import jakarta.persistence.*;
			import jakarta.validation.constraints.*;
			import org.hibernate.annotations.*;
			import org.hibernate.type.*;

			""";

	RandomModel {
		parts = List.copyOf(parts);
		settings = Map.copyOf(settings);
	}

	String packageName() {
		return "random.m" + Long.toUnsignedString(this.seed, 36);
	}

	/** Without a part and all that cannot be without it. */
	RandomModel without(Part part) {
		Set<String> gone = new HashSet<>(Set.of(part.key()));
		List<Part> left = new ArrayList<>(this.parts);
		while (left.removeIf((other) -> gone.contains(other.key()) || gone.contains(other.owner())
				|| other.needs().stream().anyMatch(gone::contains))) {
			Set<String> kept = left.stream().map(Part::key).collect(Collectors.toSet());
			this.parts.stream().map(Part::key).filter((key) -> !kept.contains(key)).forEach(gone::add);
		}
		return new RandomModel(this.seed, left, this.settings);
	}

	RandomModel withoutSetting(String setting) {
		Map<String, Object> left = new TreeMap<>(this.settings);
		left.remove(setting);
		return new RandomModel(this.seed, this.parts, left);
	}

	Set<String> features() {
		return this.parts.stream().map(Part::feature).collect(Collectors.toSet());
	}

	/** Sources by the simple name of the class. */
	Map<String, String> sources() {
		Map<String, String> sources = new LinkedHashMap<>();
		for (Part part : this.parts) {
			if (part.key().equals(part.owner())) {
				sources.put(className(part), "package " + packageName() + ";\n\n" + IMPORTS + body(part));
			}
		}
		return sources;
	}

	private static String className(Part type) {
		String[] words = type.text().get(Slot.HEAD).split("\\s+");
		return words[List.of(words).indexOf("class") + 1];
	}

	private String body(Part type) {
		StringBuilder body = new StringBuilder();
		texts(type, Slot.ANNOTATION).forEach((text) -> body.append(text).append('\n'));
		List<String> table = new ArrayList<>(texts(type, Slot.TABLE));
		addList(table, "uniqueConstraints", texts(type, Slot.UNIQUE));
		addList(table, "indexes", texts(type, Slot.INDEX));
		if (!table.isEmpty()) {
			body.append("@Table(").append(String.join(", ", table)).append(")\n");
		}
		body.append(type.text().get(Slot.HEAD)).append(" {\n");
		texts(type, Slot.MEMBER).forEach((text) -> body.append("\t").append(text).append('\n'));
		texts(type, Slot.TYPE).forEach((text) -> body.append("\t").append(text).append('\n'));
		return body.append("}\n").toString();
	}

	private static void addList(List<String> table, String name, List<String> members) {
		if (!members.isEmpty()) {
			table.add(name + " = { " + String.join(", ", members) + " }");
		}
	}

	private List<String> texts(Part type, Slot slot) {
		return this.parts.stream()
			.filter((part) -> part.owner().equals(type.key()) && part.text().containsKey(slot))
			.map((part) -> part.text().get(slot))
			.toList();
	}

	/** As Java, for a person to read. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("// seed " + this.seed + "L\n");
		new TreeMap<>(this.settings)
			.forEach((key, value) -> text.append("// ").append(key).append('=').append(value).append('\n'));
		this.parts.stream()
			.filter((part) -> part.key().equals(part.owner()))
			.forEach((part) -> text.append(body(part)));
		return text.toString();
	}

}
