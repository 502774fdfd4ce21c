package io.schemasync.testing;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Filter that keeps Spring Security, which is on the class path of all tests, out of
 * those applications that do not ask for it with {@code test.security=true}.
 */
final class SecurityOnRequest implements AutoConfigurationImportFilter, EnvironmentAware {

	private boolean requested;

	@Override
	public void setEnvironment(Environment environment) {
		this.requested = environment.getProperty("test.security", Boolean.class, false);
	}

	@Override
	public boolean[] match(String[] classes, AutoConfigurationMetadata metadata) {
		boolean[] matches = new boolean[classes.length];
		for (int i = 0; i < classes.length; i++) {
			matches[i] = this.requested || classes[i] == null
					|| !classes[i].startsWith("org.springframework.boot.security.");
		}
		return matches;
	}

}
