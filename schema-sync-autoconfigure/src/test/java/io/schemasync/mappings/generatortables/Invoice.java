package io.schemasync.mappings.generatortables;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.TableGenerator;

@Entity
class Invoice {

	@Id
	@GeneratedValue(strategy = GenerationType.TABLE, generator = "invoices")
	@TableGenerator(name = "invoices", table = "numbers", pkColumnName = "what", valueColumnName = "next",
			pkColumnValue = "invoice", initialValue = 100, allocationSize = 20)
	Long id;

}
