package io.schemasync;

import java.util.Arrays;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Which package may use which, as drawn in {@code docs/architecture.md}.
 */
class ArchitectureTests {

	private static final String ROOT = "io.schemasync";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@ParameterizedTest
	@CsvSource({ "schema,", "annotation,", "backfill, annotation", "diff, schema", "dialect, schema diff",
			"dialect.sql, dialect diff schema", "dialect.postgresql, dialect.sql dialect diff schema",
			"dialect.h2, dialect.sql dialect diff schema", "dialect.mariadb, dialect.sql dialect diff schema",
			"dialect.sqlite, dialect.sql dialect diff schema", "source, schema dialect",
			"source.entity, source schema dialect annotation backfill", "plan, schema diff dialect",
			"execute, plan dialect schema diff", "root, source schema diff dialect dialect.postgresql plan execute",
			"report, root execute plan dialect diff schema" })
	void packageUsesOnly(String name, String used) {
		String self = packageOf(name);
		String[] allowed = Stream
			.concat(Stream.of(self),
					(used != null) ? Arrays.stream(used.split(" ")).map(ArchitectureTests::packageOf) : Stream.empty())
			.toArray(String[]::new);
		check(noClasses().that()
			.resideInAPackage(self)
			.should()
			.dependOnClassesThat(resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(allowed)))));
	}

	@Test
	void packagesHaveNoCycles() {
		check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
	}

	@Test
	void factsNeedNothingButTheJdk() {
		check(noClasses().that()
			.resideInAnyPackage(packageOf("schema"), packageOf("annotation"), packageOf("diff"))
			.should()
			.dependOnClassesThat(not(resideInAnyPackage("java..", "org.jspecify..", packageOf("schema"),
					packageOf("annotation"), packageOf("diff")))));
	}

	@Test
	void onlyEntitySourceAndBootUseHibernate() {
		check(noClasses().that()
			.resideOutsideOfPackages(packageOf("source.entity"), ROOT + ".boot..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.hibernate..", "jakarta.persistence.."));
	}

	@Test
	void onlyBootUsesSpringBoot() {
		check(noClasses().that()
			.resideOutsideOfPackage(ROOT + ".boot..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot.."));
	}

	private static String packageOf(String name) {
		return name.equals("root") ? ROOT : ROOT + "." + name;
	}

	private static void check(ArchRule rule) {
		rule.allowEmptyShould(true).check(CLASSES);
	}

}
