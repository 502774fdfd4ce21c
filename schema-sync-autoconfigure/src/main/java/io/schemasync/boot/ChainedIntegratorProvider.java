package io.schemasync.boot;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * Provider of one more integrator than the application's own provider has.
 */
final class ChainedIntegratorProvider implements IntegratorProvider {

	private final @Nullable IntegratorProvider first;

	private final Integrator last;

	ChainedIntegratorProvider(@Nullable Object first, Integrator last) {
		this.first = (first != null) ? provider(first) : null;
		this.last = last;
	}

	@Override
	public List<Integrator> getIntegrators() {
		List<Integrator> integrators = new ArrayList<>();
		if (this.first != null) {
			integrators.addAll(this.first.getIntegrators());
		}
		integrators.add(this.last);
		return integrators;
	}

	// An instance, a class or a class name, as Hibernate itself accepts them
	private static IntegratorProvider provider(Object setting) {
		if (setting instanceof IntegratorProvider provider) {
			return provider;
		}
		Class<?> type = (setting instanceof Class<?> given) ? given
				: ClassUtils.resolveClassName(setting.toString(), ClassUtils.getDefaultClassLoader());
		return (IntegratorProvider) BeanUtils.instantiateClass(type);
	}

}
