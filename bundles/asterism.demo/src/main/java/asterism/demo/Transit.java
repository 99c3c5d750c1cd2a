package asterism.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goods on their way from shop to shop. They go to shops with higher numbers only, which are simulated later. */
final class Transit {
    private final Map<Integer, List<Consignment>> underWay = new HashMap<>();

    void send(int shop, Consignment consignment) {
        underWay.computeIfAbsent(shop, any -> new ArrayList<>()).add(consignment);
    }

    /** Hands over all that comes to a shop, in the order it was sent. */
    List<Consignment> receive(int shop) {
        List<Consignment> consignments = underWay.remove(shop);
        return consignments == null ? List.of() : consignments;
    }

    /**
     * The goods of one transfer.
     *
     * @param day when they arrive
     */
    record Consignment(int day, List<Line> lines) {}
}
