package io.schemasync.sample.shop;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
class CustomerController {

	private final CustomerRepository customers;

	CustomerController(CustomerRepository customers) {
		this.customers = customers;
	}

	@GetMapping
	List<CustomerView> list() {
		return this.customers.findAllByOrderByName().stream().map(CustomerView::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	CustomerView create(@RequestBody NewCustomer request) {
		Customer customer = new Customer(request.email(), request.name(), request.address());
		if (request.phones() != null) {
			customer.getPhones().addAll(request.phones());
		}
		return CustomerView.of(this.customers.save(customer));
	}

	record NewCustomer(String email, String name, @Nullable Address address, @Nullable Set<String> phones) {
	}

	record CustomerView(@Nullable Long id, String email, String name, @Nullable Address address, CustomerTier tier,
			Set<String> phones) {

		static CustomerView of(Customer customer) {
			return new CustomerView(customer.getId(), customer.getEmail(), customer.getName(), customer.getAddress(),
					customer.getTier(), Set.copyOf(customer.getPhones()));
		}

	}

}
