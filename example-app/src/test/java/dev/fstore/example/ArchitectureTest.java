package dev.fstore.example;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.fstore.example.shop.ShopCommand;
import dev.fstore.example.shop.ShopEvent;
import dev.fstore.example.shop.ShopRejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the layers and packages that ARCHITECTURE.md draws. */
class ArchitectureTest {

    private static final JavaClasses FSTORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.fstore");

    private static final String ADAPTER = "dev.fstore.postgres";
    private static final String INTERNAL = ".internal";
    private static final Pattern EXPORTS = Pattern.compile("exports ([\\w.]+);");
    private static final int CLASSES_PER_PACKAGE = 24;

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
                .resideOutsideOfPackage(ADAPTER + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ADAPTER + ".jooq..")
                .check(FSTORE);
    }

    @Test
    void internal_packages_are_used_by_the_package_around_them_only() {
        assertThat(FSTORE.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().contains(INTERNAL)))
                .isNotEmpty()
                .allSatisfy(dependency -> assertThat(dependency.getOriginClass().getPackageName())
                        .as(dependency.getDescription())
                        .startsWith(around(dependency.getTargetClass().getPackageName())));
    }

    private static String around(String internal) {
        return internal.substring(0, internal.lastIndexOf(INTERNAL));
    }

    @Test
    void codecs_know_neither_sql_nor_subscriptions() {
        noClasses()
                .that()
                .resideInAPackage(ADAPTER + ".codec..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "org.jooq..",
                        "org.postgresql..",
                        "org.flywaydb..",
                        ADAPTER,
                        ADAPTER + ".internal..",
                        ADAPTER + ".jooq..",
                        ADAPTER + ".process..",
                        ADAPTER + ".schema..",
                        ADAPTER + ".subscription..")
                .check(FSTORE);
    }

    @Test
    void packages_form_no_circles_but_those_of_sealed_families() {
        slices().matching("dev.fstore.(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage("dev.fstore.example.."), sealedFamilyOfTheShop())
                .ignoreDependency(resideInAPackage("..jooq.."), resideInAPackage("..jooq.."))
                .check(FSTORE);
    }

    private static DescribedPredicate<JavaClass> sealedFamilyOfTheShop() {
        return DescribedPredicate.describe(
                "ShopCommand, ShopEvent or ShopRejection",
                type -> Set.of(ShopCommand.class, ShopEvent.class, ShopRejection.class).stream()
                        .anyMatch(type::isEquivalentTo));
    }

    @Test
    void no_package_has_more_classes_than_fit_on_a_page() {
        var sizes = FSTORE.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().contains(".jooq"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((room, classes) -> assertThat(classes).as(room).isLessThanOrEqualTo(CLASSES_PER_PACKAGE));
    }

    @Test
    void the_pure_part_of_the_app_knows_no_adapter() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.fstore.example.checkout..",
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
    void every_public_type_of_an_exported_package_is_named_in_the_documents() throws IOException {
        var documents = documents();
        var exported = exported();

        assertThat(FSTORE.stream()
                        .filter(type -> exported.contains(type.getPackageName())
                                || type.getPackageName().startsWith("dev.fstore.testkit."))
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(documents).containsPattern("`%s`".formatted(name)));
    }

    /** By {@code module-info.java}; the testkit, which has none, exports everything. */
    private static Set<String> exported() throws IOException {
        var exported = new TreeSet<>(Set.of("dev.fstore.testkit"));
        try (var modules = Files.newDirectoryStream(Path.of(".."), "*")) {
            for (var module : modules) {
                var declaration = module.resolve("src/main/java/module-info.java");
                if (Files.exists(declaration)) {
                    EXPORTS.matcher(Files.readString(declaration))
                            .results()
                            .forEach(line -> exported.add(line.group(1)));
                }
            }
        }
        return exported;
    }

    private static String documents() throws IOException {
        var documents = new StringBuilder();
        for (var name : List.of("README.md", "ARCHITECTURE.md")) {
            documents.append(Files.readString(Path.of("..", name)));
        }
        try (var pages = Files.list(Path.of("..", "docs"))) {
            for (var page : pages.filter(Files::isRegularFile).toList()) {
                documents.append(Files.readString(page));
            }
        }
        return documents.toString();
    }
}
