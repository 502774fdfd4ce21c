package io.schemasync.execute;

import java.time.Instant;
import java.util.List;
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
	void readsNothingFromNothing() {
		assertThat(StampText.objects("")).isEmpty();
		assertThat(StampText.models("")).isEmpty();
	}

}
