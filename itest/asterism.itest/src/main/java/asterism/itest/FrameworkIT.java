package asterism.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.common.annotation.InjectService;

class FrameworkIT {
    @Test
    void allBundlesOfTheProductAreActive(@InjectBundleContext BundleContext context) {
        assertThat(Arrays.stream(context.getBundles())
                        .filter(bundle -> bundle.getSymbolicName().startsWith("asterism.")))
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        bundle -> assertThat(bundle.getState()).as("%s", bundle).isEqualTo(Bundle.ACTIVE));
    }

    @Test
    void configurationsCanBeKept(@InjectService ConfigurationAdmin admin) throws Exception {
        var configuration = admin.getConfiguration("asterism.itest.probe", "?");

        assertThat(configuration.getPid()).isEqualTo("asterism.itest.probe");
        configuration.delete();
    }

    @Test
    void theDatabaseOffersItsDriver(
            @InjectService(filter = "(osgi.jdbc.driver.class=org.h2.Driver)") DataSourceFactory factory)
            throws Exception {
        try (var connection = factory.createDriver(null).connect("jdbc:h2:mem:probe", null)) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
