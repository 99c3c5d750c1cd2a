package asterism.itest;

import static asterism.itest.Administrator.CLIENT;
import static asterism.itest.Administrator.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import asterism.api.configuration.CodePreview;
import asterism.api.configuration.Participations;
import asterism.api.configuration.SentCodes;
import asterism.api.configuration.StoreChoice;
import asterism.testkit.LedgerModel;
import asterism.testkit.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

class PreviewsAtOnceIT {
    /** All there are to the database. */
    private static final int CONNECTIONS = 16;

    private static final int PREVIEWS = 24;

    private final BundleContext context =
            FrameworkUtil.getBundle(PreviewsAtOnceIT.class).getBundleContext();

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void morePreviewsThanThereAreConnectionsAreAllAnswered() throws Exception {
        try (Home home = Home.open(folder)) {
            LedgerModel model = new LedgerModel();
            model.store("S1", "Аптека 1");
            home.load(model, WriteOptions.plain(), false);
            Participations participations = home.service(Participations.class);
            List<SentCodes> product = sentCodes();
            assertThat(product).hasSize(2);
            CountDownLatch held = new CountDownLatch(CONNECTIONS);
            SentCodes last = (connection, client, codes) -> {
                held.countDown();
                await(held);
                for (SentCodes one : product) {
                    one.stores(connection, client, codes);
                }
                return Map.of();
            };
            ServiceRegistration<SentCodes> registration = context.registerService(SentCodes.class, last, null);
            try {
                List<CodePreview> previews = atOnce(participations);
                assertThat(previews).hasSize(PREVIEWS).containsOnly(previews.get(0));
                assertThat(previews.get(0).rows()).hasSize(1);
            } finally {
                registration.unregister();
            }
        }
    }

    private List<SentCodes> sentCodes() throws Exception {
        List<SentCodes> found = new ArrayList<>();
        for (ServiceReference<SentCodes> reference : context.getServiceReferences(SentCodes.class, null)) {
            found.add(context.getService(reference));
        }
        return found;
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS))
                    .as("all connections held")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static List<CodePreview> atOnce(Participations participations) throws Exception {
        StoreChoice own = new StoreChoice(Optional.empty(), Optional.empty(), CLIENT);
        ExecutorService people = Executors.newFixedThreadPool(PREVIEWS);
        try {
            List<Future<CodePreview>> asked = new ArrayList<>();
            for (int i = 0; i < PREVIEWS; i++) {
                asked.add(people.submit(() -> participations.preview(Home.ACTOR, UNION, own)));
            }
            List<CodePreview> previews = new ArrayList<>();
            for (Future<CodePreview> one : asked) {
                previews.add(one.get(60, TimeUnit.SECONDS));
            }
            return previews;
        } finally {
            people.shutdownNow();
        }
    }
}
