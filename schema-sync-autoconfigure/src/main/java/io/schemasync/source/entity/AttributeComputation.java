package io.schemasync.source.entity;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.schemasync.backfill.ColumnBackfill;
import io.schemasync.backfill.Row;
import io.schemasync.schema.Computation;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;
import org.jspecify.annotations.Nullable;

/**
 * Values of an attribute that the application finds, read and written as Hibernate would.
 */
final class AttributeComputation implements Computation {

	private final ColumnBackfill<?> backfill;

	private final MappedColumn target;

	private final List<MappedColumn> reads;

	private final WrapperOptions options;

	AttributeComputation(ColumnBackfill<?> backfill, MappedColumn target, List<MappedColumn> reads,
			WrapperOptions options) {
		this.backfill = backfill;
		this.target = target;
		this.reads = List.copyOf(reads);
		this.options = options;
	}

	@Override
	public String name() {
		return this.backfill.name();
	}

	@Override
	public List<String> columns() {
		return this.reads.stream().map(MappedColumn::name).toList();
	}

	@Override
	public @Nullable Object read(ResultSet row, int index, int column) throws SQLException {
		JdbcMapping mapping = this.reads.get(column).mapping();
		return mapping.convertToDomainValue(mapping.getJdbcValueExtractor().extract(row, index, this.options));
	}

	@Override
	public List<? extends @Nullable Object> compute(List<List<@Nullable Object>> rows) {
		List<? extends @Nullable Object> values = this.backfill.values(rows.stream().map(this::row).toList());
		if (values == null || values.size() != rows.size()) {
			throw new IllegalStateException(
					"values() returned %s for %d rows: it has to return one, or null, for each of them"
						.formatted((values != null) ? values.size() + " values" : "null", rows.size()));
		}
		values.forEach(this::check);
		return values;
	}

	private Row row(List<@Nullable Object> values) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		for (int i = 0; i < this.reads.size(); i++) {
			row.put(this.reads.get(i).attribute(), values.get(i));
		}
		return new Row(row);
	}

	private void check(@Nullable Object value) {
		Class<?> type = this.target.mapping().getJavaTypeDescriptor().getJavaTypeClass();
		if (value != null && !this.target.mapping().getJavaTypeDescriptor().isInstance(value)) {
			throw new IllegalStateException("values() returned a %s, but %s is kept as %s"
				.formatted(value.getClass().getName(), this.target.attribute(), type.getName()));
		}
	}

	@Override
	public String parameter() {
		return this.target.parameter();
	}

	@Override
	@SuppressWarnings("unchecked")
	public void bind(PreparedStatement statement, int index, Object value) throws SQLException {
		JdbcMapping mapping = this.target.mapping();
		((ValueBinder<@Nullable Object>) mapping.getJdbcValueBinder()).bind(statement,
				mapping.convertToRelationalValue(value), index, this.options);
	}

}
