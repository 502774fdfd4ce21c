package io.schemasync.sample.shop;

import java.math.BigDecimal;
import java.util.Map;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty shop, so that there is something to look at.
 */
@Component
class OpeningStock implements ApplicationRunner {

	private final ProductRepository products;

	private final CategoryRepository categories;

	private final CustomerRepository customers;

	private final OrderRepository orders;

	OpeningStock(ProductRepository products, CategoryRepository categories, CustomerRepository customers,
			OrderRepository orders) {
		this.products = products;
		this.categories = categories;
		this.customers = customers;
		this.orders = orders;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments args) {
		if (this.products.count() > 0) {
			return;
		}
		Category kitchen = this.categories.save(new Category("Kitchen", null));
		Product kettle = new Product("KETTLE-1", "Kettle", new BigDecimal("29.90"));
		kettle.setStock(12);
		kettle.setAttributes(Map.of("colour", "red", "volume", "1.7 l"));
		kettle.getCategories().add(this.categories.save(new Category("Kettles", kitchen)));
		this.products.save(kettle);
		Customer ada = new Customer("ada@example.org", "Ada", new Address("Main Street 1", "London", "N1", "GB"));
		ada.getPhones().add("+44 20 7946 0000");
		Order order = new Order(this.customers.save(ada), OrderChannel.WEB);
		order.add(kettle, 2);
		this.orders.save(order);
	}

}
