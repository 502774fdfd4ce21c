package io.schemasync.dialect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of hazards knows every code, and no other. */
class HazardCodeTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

	@Test
	void everyCodeIsDocumented() throws IOException {
		String page = Files.readString(Path.of("../docs/hazards.md"));
		List<String> documented = ROW.matcher(page).results().map((row) -> row.group(1)).toList();
		assertThat(documented)
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(HazardCode.values()).map(Enum::name).toList());
	}

}
