package io.schemasync.plan;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts go by the text of the settings: one that is added some day must not be
 * forgotten.
 */
class PlanSettingsTests {

	static Stream<RecordComponent> components() {
		return Arrays.stream(PlanSettings.class.getRecordComponents());
	}

	@ParameterizedTest
	@MethodSource("components")
	void everySettingIsInTheText(RecordComponent changed) throws ReflectiveOperationException {
		RecordComponent[] components = PlanSettings.class.getRecordComponents();
		Object[] values = new Object[components.length];
		for (int i = 0; i < values.length; i++) {
			Object value = components[i].getAccessor().invoke(PlanSettings.DEFAULTS);
			values[i] = components[i].getName().equals(changed.getName()) ? another(value) : value;
		}
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
		Object other = PlanSettings.class.getDeclaredConstructor(types).newInstance(values);
		assertThat(other.toString()).isNotEqualTo(PlanSettings.DEFAULTS.toString());
	}

	private static Object another(Object value) {
		if (value instanceof Boolean flag) {
			return !flag;
		}
		if (value instanceof Long number) {
			return number + 1;
		}
		if (value instanceof Duration duration) {
			return duration.plusMillis(1);
		}
		if (value instanceof PlanSettings.Renames) {
			return PlanSettings.Renames.WITHHOLD;
		}
		return (value instanceof List) ? List.of("another") : "another";
	}

}
