package io.schemasync.execute;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.schemasync.schema.Computation;
import org.jspecify.annotations.Nullable;

/**
 * Computes texts from a column, and may do anything meanwhile.
 *
 * @param name what it is called
 * @param column the column
 * @param function makes texts of texts
 */
public record TextComputation(String name, String column,
		Function<List<@Nullable String>, List<@Nullable String>> function) implements Computation {

	@Override
	public List<String> columns() {
		return List.of(this.column);
	}

	@Override
	public @Nullable Object read(ResultSet row, int index, int column) throws SQLException {
		return row.getString(index);
	}

	@Override
	public List<? extends @Nullable Object> compute(List<List<@Nullable Object>> rows) {
		List<@Nullable String> texts = new ArrayList<>();
		rows.forEach((row) -> texts.add((String) row.get(0)));
		return this.function.apply(texts);
	}

	@Override
	public String parameter() {
		return "?";
	}

	@Override
	public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
		statement.setString(index, (String) value);
	}

}
