package io.schemasync.sample.shop;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/products")
class ProductController {

	private final ProductRepository products;

	private final CategoryRepository categories;

	ProductController(ProductRepository products, CategoryRepository categories) {
		this.products = products;
		this.categories = categories;
	}

	@GetMapping
	List<ProductView> list() {
		return this.products.findAllByOrderByName().stream().map(ProductView::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	ProductView create(@RequestBody NewProduct request) {
		Product product = new Product(request.sku(), request.name(), request.price());
		product.setDescription(request.description());
		product.setAttributes(request.attributes());
		if (request.categories() != null) {
			request.categories().forEach((name) -> product.getCategories().add(category(name)));
		}
		return ProductView.of(this.products.save(product));
	}

	private Category category(String name) {
		return this.categories.findByName(name).orElseGet(() -> this.categories.save(new Category(name, null)));
	}

	record NewProduct(String sku, String name, BigDecimal price, @Nullable String description,
			@Nullable Map<String, String> attributes, @Nullable Set<String> categories) {
	}

	record ProductView(@Nullable UUID id, String sku, String name, BigDecimal price, @Nullable String description,
			Availability availability, int stock, @Nullable Map<String, String> attributes, List<String> categories) {

		static ProductView of(Product product) {
			return new ProductView(product.getId(), product.getSku(), product.getName(), product.getPrice(),
					product.getDescription(), product.getAvailability(), product.getStock(), product.getAttributes(),
					product.getCategories().stream().map(Category::getName).sorted().toList());
		}

	}

}
