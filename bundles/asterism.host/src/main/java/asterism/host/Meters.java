package asterism.host;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.service.component.annotations.Component;

/** Counts what this node has answered since it started. */
@Component(service = Meters.class)
public final class Meters {
    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> signIns = new ConcurrentSkipListMap<>();

    void request(int status) {
        count(requests, status / 100 + "xx");
    }

    void signIn(String result) {
        count(signIns, result);
    }

    Map<String, LongAdder> requests() {
        return requests;
    }

    Map<String, LongAdder> signIns() {
        return signIns;
    }

    private static void count(Map<String, LongAdder> counts, String key) {
        counts.computeIfAbsent(key, first -> new LongAdder()).increment();
    }
}
