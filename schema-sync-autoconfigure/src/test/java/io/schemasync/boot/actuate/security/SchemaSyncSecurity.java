package io.schemasync.boot.actuate.security;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

@Configuration(proxyBeanMethods = false)
class SchemaSyncSecurity {

	@Bean
	@Order(1)
	SecurityFilterChain schemaSync(HttpSecurity http) {
		return http.securityMatcher(EndpointRequest.to("schemasync"))
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET)
				.hasAnyRole("SCHEMA_READER", "SCHEMA_ADMIN")
				.anyRequest()
				.hasRole("SCHEMA_ADMIN"))
			.httpBasic(Customizer.withDefaults())
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// A page elsewhere cannot send JSON in the name of a person who is logged in
			.csrf((csrf) -> csrf.disable())
			.build();
	}

}
