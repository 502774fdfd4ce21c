package io.schemasync.mappings.generatortables;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.TableGenerator;

@Entity
class Receipt {

	@Id
	@GeneratedValue(strategy = GenerationType.TABLE, generator = "receipts")
	@TableGenerator(name = "receipts", table = "numbers", pkColumnName = "what", valueColumnName = "next",
			pkColumnValue = "receipt")
	Long id;

}
