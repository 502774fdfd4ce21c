package io.schemasync.mappings.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "a_table_whose_name_is_so_long_that_the_server_has_to_cut_off_its_end_somewhere")
class Long {

	@Id
	long id;

	@Column(name = "a_column_whose_name_is_so_long_that_the_server_has_to_cut_off_its_end", unique = true)
	String column;

}
