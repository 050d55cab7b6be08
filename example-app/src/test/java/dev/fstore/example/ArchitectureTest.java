package dev.fstore.example;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md. */
class ArchitectureTest {

    private static final JavaClasses FSTORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.fstore");

    private static final Set<String> LIBRARIES = Set.of(
            "dev.fstore.domain",
            "dev.fstore.application",
            "dev.fstore.postgres",
            "dev.fstore.testkit",
            "dev.fstore.server");

    @Test
    void the_layers_point_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("dev.fstore..")
                .layer("domain")
                .definedBy("dev.fstore.domain..")
                .layer("application")
                .definedBy("dev.fstore.application..")
                .layer("adapter-postgres")
                .definedBy("dev.fstore.postgres..")
                .layer("example-app")
                .definedBy("dev.fstore.example..")
                .layer("server")
                .definedBy("dev.fstore.server..")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("example-app")
                .whereLayer("example-app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("adapter-postgres")
                .mayOnlyBeAccessedByLayers("example-app")
                .whereLayer("application")
                .mayOnlyBeAccessedByLayers("adapter-postgres", "example-app")
                .ignoreDependency(resideInAPackage("dev.fstore.testkit.."), alwaysTrue())
                .check(FSTORE);
    }

    @Test
    void the_domain_knows_the_jdk_and_vavr_and_jspecify_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage("dev.fstore.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.fstore.domain..", "java..", "io.vavr..", "org.jspecify..")
                .check(FSTORE);
    }

    @Test
    void the_application_knows_no_database() {
        noClasses()
                .that()
                .resideInAPackage("dev.fstore.application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..", "org.postgresql..", "tools.jackson..")
                .check(FSTORE);
    }

    @Test
    void only_the_adapter_calls_the_generated_code_of_the_store() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.fstore.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.fstore.postgres.jooq..")
                .check(FSTORE);
    }

    @Test
    void the_pure_part_of_the_app_knows_no_adapter() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.fstore.example.order..",
                        "dev.fstore.example.payment..",
                        "dev.fstore.example.restaurant..",
                        "dev.fstore.example.shop..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.fstore.postgres..", "org.jooq..", "io.javalin..", "tools.jackson..")
                .check(FSTORE);
    }

    @Test
    void every_public_type_of_a_library_is_named_in_the_documents() throws IOException {
        var documents =
                Files.readString(Path.of("..", "README.md")) + Files.readString(Path.of("..", "ARCHITECTURE.md"));

        assertThat(FSTORE.stream()
                        .filter(type -> LIBRARIES.contains(type.getPackageName()))
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(documents).containsPattern("`%s`".formatted(name)));
    }
}
