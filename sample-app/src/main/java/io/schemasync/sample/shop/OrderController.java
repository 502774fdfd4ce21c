package io.schemasync.sample.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/orders")
class OrderController {

	private final OrderRepository orders;

	private final CustomerRepository customers;

	private final ProductRepository products;

	private final PaymentRepository payments;

	OrderController(OrderRepository orders, CustomerRepository customers, ProductRepository products,
			PaymentRepository payments) {
		this.orders = orders;
		this.customers = customers;
		this.products = products;
		this.payments = payments;
	}

	@GetMapping
	List<OrderView> list() {
		return this.orders.findAllByOrderById().stream().map(OrderView::of).toList();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	OrderView create(@RequestBody NewOrder request) {
		Customer customer = this.customers.findById(request.customerId())
			.orElseThrow(() -> notFound("customer " + request.customerId()));
		Order order = new Order(customer, request.channel());
		request.lines().forEach((line) -> order.add(product(line.sku()), line.quantity()));
		return OrderView.of(this.orders.save(order));
	}

	@PostMapping("/{id}/card-payments")
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	OrderView pay(@PathVariable long id, @RequestBody NewCardPayment request) {
		Order order = this.orders.findById(id).orElseThrow(() -> notFound("order " + id));
		this.payments.save(new CardPayment(order, request.amount(), request.lastDigits()));
		order.setStatus(OrderStatus.PAID);
		return OrderView.of(order);
	}

	private Product product(String sku) {
		return this.products.findBySku(sku).orElseThrow(() -> notFound("product " + sku));
	}

	private static ResponseStatusException notFound(String what) {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no " + what);
	}

	record NewOrder(long customerId, OrderChannel channel, List<NewLine> lines) {
	}

	record NewLine(String sku, int quantity) {
	}

	record NewCardPayment(BigDecimal amount, String lastDigits) {
	}

	record OrderView(@Nullable Long id, String customer, OrderStatus status, @Nullable OrderChannel channel,
			@Nullable Instant placedAt, List<LineView> lines, BigDecimal total) {

		static OrderView of(Order order) {
			return new OrderView(order.getId(), order.getCustomer().getName(), order.getStatus(), order.getChannel(),
					order.getPlacedAt(), order.getLines().stream().map(LineView::of).toList(),
					order.getLines().stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add));
		}

	}

	record LineView(String sku, int quantity, BigDecimal unitPrice) {

		static LineView of(OrderLine line) {
			return new LineView(line.getProduct().getSku(), line.getQuantity(), line.getUnitPrice());
		}

	}

}
