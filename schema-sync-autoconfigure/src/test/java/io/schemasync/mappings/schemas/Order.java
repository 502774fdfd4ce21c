package io.schemasync.mappings.schemas;

import java.util.List;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

@Entity
@Table(schema = "sales", name = "orders")
class Order {

	@Id
	@GeneratedValue
	@SequenceGenerator(schema = "sales", sequenceName = "order_numbers")
	Long id;

	@ManyToOne
	Item item;

	@ElementCollection
	@CollectionTable(schema = "archive", name = "order_notes")
	List<String> notes;

}
