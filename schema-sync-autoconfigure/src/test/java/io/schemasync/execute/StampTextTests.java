package io.schemasync.execute;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.schemasync.execute.MappedObject.Kind;
import io.schemasync.execute.Stamp.SeenModel;
import io.schemasync.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StampTextTests {

	@Test
	void readsWhatItWrote() {
		List<MappedObject> objects = List.of(
				new MappedObject(Kind.TABLE, new QualifiedName("s.1", "or\tders\n%0A"), true,
						Set.of("a", "b c", "ü\r")),
				new MappedObject(Kind.SEQUENCE, new QualifiedName(null, "seq"), false, Set.of()));
		assertThat(StampText.objects(StampText.ofObjects(objects))).containsExactlyInAnyOrderElementsOf(objects);
		List<SeenModel> models = List.of(new SeenModel("abc", Instant.ofEpochMilli(5)),
				new SeenModel("def", Instant.ofEpochMilli(7)));
		assertThat(StampText.models(StampText.ofModels(models))).isEqualTo(models);
	}

	@Test
	void remembersWhatIsUnmappedAndEarlierVersionsCanReadIt() {
		AbsentPart column = new AbsentPart("column", "le gacy", Instant.ofEpochMilli(5), "abc", "1.0");
		AbsentPart index = new AbsentPart("index", "i\n\tx", Instant.ofEpochMilli(6), "def", "");
		MappedObject table = new MappedObject(Kind.TABLE, new QualifiedName("s", "t"), true, Set.of("id"),
				Set.of(column, index));
		MappedObject sequence = new MappedObject(Kind.SEQUENCE, new QualifiedName("s", "q"), true, Set.of(),
				Set.of(new AbsentPart("sequence", "", Instant.ofEpochMilli(7), "def", "2")));
		String text = StampText.ofObjects(List.of(table, sequence));
		assertThat(StampText.objects(text)).containsExactlyInAnyOrder(table, sequence);

		// As the first version did: what comes after the name are names of columns
		List<MappedObject> asBefore = text.lines().map((line) -> {
			List<String> words = Arrays.stream(line.split("\t", -1)).map(StampText::unescape).toList();
			return new MappedObject(Kind.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
					new QualifiedName(words.get(2), words.get(3)), words.get(1).equals("created"),
					Set.copyOf(words.subList(4, words.size())));
		}).toList();
		assertThat(asBefore).hasSize(2).anySatisfy((object) -> assertThat(object.columns()).contains("id").hasSize(3));
		assertThat(StampText.objects(StampText.ofObjects(asBefore))).as("written again by that version")
			.containsExactlyInAnyOrder(table, sequence);
	}

	@Test
	void readsNothingFromNothing() {
		assertThat(StampText.objects("")).isEmpty();
		assertThat(StampText.models("")).isEmpty();
	}

}
