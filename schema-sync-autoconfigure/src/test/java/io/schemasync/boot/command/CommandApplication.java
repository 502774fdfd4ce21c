package io.schemasync.boot.command;

import io.schemasync.boot.shop.Product;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** A web application that has something of everything that starts by itself. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableScheduling
@AutoConfigurationPackage(basePackageClasses = Product.class)
class CommandApplication {

	public static void main(String[] args) {
		SpringApplication.run(CommandApplication.class, args);
	}

	@Bean
	ApplicationRunner runner() {
		return (arguments) -> started("the runner");
	}

	@Bean
	SmartLifecycle listener() {
		return new SmartLifecycle() {

			@Override
			public void start() {
				started("the listener");
			}

			@Override
			public void stop() {
			}

			@Override
			public boolean isRunning() {
				return false;
			}

		};
	}

	@Scheduled(fixedDelay = 1)
	void poll() {
		started("the scheduler");
	}

	private static void started(String part) {
		System.out.println("STARTED: " + part);
	}

}
