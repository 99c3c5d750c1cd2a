package asterism.process;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.channels.NetworkChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** What the house rules say of who may know whom, checked on the classes of all bundles. */
@AnalyzeClasses(
        packages = "asterism",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.BundlesOnly.class})
final class HouseRulesTest {
    private static final Path BUNDLES = Path.of("..", "..", "bundles");

    @ArchTest
    static final ArchRule THE_API_NEEDS_THE_JDK_AND_ANNOTATIONS_ONLY = classes()
            .that()
            .resideInAPackage("asterism.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("asterism.api..", "java..", "org.osgi.annotation..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule PROVIDERS_KNOW_THE_API_AND_NOT_EACH_OTHER = slices().matching("asterism.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("asterism.api.."));

    /** Some services of the API are asked within the transaction of who asks: those name its connection. */
    @ArchTest
    static final ArchRule ONLY_STORAGE_AND_ITS_CLIENTS_SPEAK_SQL = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("asterism.api.configuration.SentCodes")
            .and()
            .resideOutsideOfPackages(
                    "asterism.api.audit..",
                    "asterism.api.storage..",
                    "asterism.storage..",
                    "asterism.lotdata..",
                    "asterism.exporter..",
                    "asterism.configuration..",
                    "asterism.jobs..",
                    "asterism.host..",
                    "asterism.permissions..",
                    "asterism.uploader..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "com.zaxxer..");

    @ArchTest
    static final ArchRule ONLY_TRANSPORTS_AND_THE_HOST_USE_THE_NETWORK = noClasses()
            .that()
            .resideOutsideOfPackages("asterism.transport..", "asterism.host..")
            .should()
            .dependOnClassesThat(describe("open connections", HouseRulesTest::opensConnections));

    @ArchTest
    static final ArchRule ONLY_REST_USES_JAX_RS = noClasses()
            .that()
            .resideOutsideOfPackage("asterism.rest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.ws.rs..");

    /** The interface of data sources names the other logger. */
    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = noClasses()
            .that()
            .areNotAssignableTo(DataSource.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_LINE_SPEAKS_TO_THE_TERMINAL =
            noClasses().that().resideOutsideOfPackage("asterism.cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static void noBundleIsLeftOut(JavaClasses classes) throws IOException {
        try (var folders = Files.list(BUNDLES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())
                            .filter(name -> name.startsWith("asterism.")))
                    .isNotEmpty()
                    .allSatisfy(bundle -> assertThat(classes.contain(bundle + ".package-info"))
                            .as(bundle)
                            .isTrue());
        }
    }

    // A URL also names what is in a bundle, a URI is only a text, and a node is named after its
    // machine.
    private static boolean opensConnections(JavaClass type) {
        DescribedPredicate<JavaClass> network = resideInAnyPackage("java.net..", "javax.net..", "java.rmi..")
                .and(DescribedPredicate.not(belongToAnyOf(
                        URL.class, URI.class, URISyntaxException.class, InetAddress.class, UnknownHostException.class)))
                .or(assignableTo(NetworkChannel.class));
        return network.test(type);
    }

    /** Leaves out what is no bundle. */
    static final class BundlesOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("asterism.testkit");
        }
    }
}
