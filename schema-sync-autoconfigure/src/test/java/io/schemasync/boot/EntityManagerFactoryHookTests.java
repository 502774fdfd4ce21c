package io.schemasync.boot;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityManagerFactoryHookTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final EntityManagerFactoryHook hook = new EntityManagerFactoryHook(this.environment,
			new StaticListableBeanFactory().getBeanProvider(UnitPreparation.class));

	@Test
	void preparesEachUnit() {
		assertThatExceptionOfType(NoSuchBeanDefinitionException.class).isThrownBy(this::process);
	}

	@Test
	void leavesUnitsAloneWhereItWasSwitchedOffAfterTheBuild() {
		this.environment.setProperty("schemasync.enabled", "false");
		process();
	}

	@Test
	void leavesUnitsAloneWhileTheApplicationIsBuilt() {
		System.setProperty("spring.aot.processing", "true");
		try {
			process();
		}
		finally {
			System.clearProperty("spring.aot.processing");
		}
	}

	private void process() {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		assertThat(this.hook.postProcessBeforeInitialization(factory, "entityManagerFactory")).isSameAs(factory);
	}

}
