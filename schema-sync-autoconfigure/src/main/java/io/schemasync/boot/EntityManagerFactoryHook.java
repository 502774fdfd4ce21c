package io.schemasync.boot;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Post-processor which makes each entity manager factory synchronise its database while
 * it starts.
 */
final class EntityManagerFactoryHook implements BeanPostProcessor {

	private final Environment environment;

	private final ObjectProvider<UnitPreparation> preparation;

	EntityManagerFactoryHook(Environment environment, ObjectProvider<UnitPreparation> preparation) {
		this.environment = environment;
		this.preparation = preparation;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory && usesHibernate(factory) && !isBuildTime()
				&& isEnabled()) {
			this.preparation.getObject().prepare(beanName, factory);
		}
		return bean;
	}

	private static boolean usesHibernate(AbstractEntityManagerFactoryBean factory) {
		return factory.getJpaVendorAdapter() == null
				|| factory.getJpaVendorAdapter() instanceof HibernateJpaVendorAdapter;
	}

	private static boolean isBuildTime() {
		return SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING);
	}

	// The auto-configuration's condition is frozen where the application is processed
	// ahead of time
	private boolean isEnabled() {
		return this.environment.getProperty("schemasync.enabled", Boolean.class, true);
	}

}
