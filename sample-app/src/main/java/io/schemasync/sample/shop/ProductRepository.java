package io.schemasync.sample.shop;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProductRepository extends JpaRepository<Product, UUID> {

	@EntityGraph(attributePaths = "categories")
	List<Product> findAllByOrderByName();

	Optional<Product> findBySku(String sku);

}
