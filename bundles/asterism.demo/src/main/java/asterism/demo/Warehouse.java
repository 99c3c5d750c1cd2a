package asterism.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The central warehouse. What it has of an item on a day follows from the seed, the item and the day alone, so that no
 * shop needs to know what another one took. It receives each of its items every four weeks.
 */
final class Warehouse {
    private static final int WEEKS = 4;
    private static final int CYCLE = 7 * WEEKS;

    private final World world;
    private final PartWriter out;
    private final List<Integer> items = new ArrayList<>();

    Warehouse(World world, PartWriter out) {
        this.world = world;
        this.out = out;
        for (int item = 0; item < Catalogue.ACTIVE; item++) {
            if (world.catalogue().item(item).trait().central()) {
                items.add(item);
            }
        }
    }

    /** The items that shops get from here. */
    List<Integer> items() {
        return items;
    }

    /** A book for what goes to and comes from one shop; 0 for what concerns no shop. */
    Journal journal(int shop) {
        String prefix = Network.WAREHOUSE_ID + (shop == 0 ? "" : "-" + shop);
        Dice dice = Dice.of(world.seed(), Matter.WAREHOUSE.key(), shop);
        return new Journal(Network.WAREHOUSE_ID, prefix, Decimals.padded(shop, 2), out, world.timeline(), dice);
    }

    /** The goods that the warehouse ships on that day. */
    Goods goods(int item, int day) {
        int received = received(item, day);
        long key = world.timeline().epochDay(received);
        Dice dice = Dice.of(world.seed(), Matter.WAREHOUSE.key(), item, key);
        String lotId = dice.perMille(30) ? "" : "W" + key + "-" + item;
        Origin origin = new Origin(world.supplierOf(item).id(), number(item, received), received);
        return world.goods().make(item, received, lotId, origin, dice);
    }

    /** The day on which the item came last. */
    private int received(int item, int day) {
        return day - (int) Math.floorMod(world.timeline().epochDay(day) - phase(item), (long) CYCLE);
    }

    /** A supplier comes once a week, and brings an item every fourth time. */
    private int phase(int item) {
        int supplier = world.catalogue().item(item).trait().supplier();
        return supplier % 6 + 7 * (item % WEEKS);
    }

    private String number(int item, int day) {
        return "РТ"
                + Decimals.padded(world.catalogue().item(item).trait().supplier() + 1L, 2)
                + "-"
                + Decimals.padded(world.timeline().epochDay(day), 6);
    }

    /** Enters what the warehouse begins with, and what suppliers bring it: enough for that many shops. */
    void receive(int shops) {
        Journal journal = journal(0);
        Doc first = journal.open(DocType.SURPLUS, 6L * Timeline.HOUR);
        for (int item : items) {
            first.lines.add(Line.passedOn(goods(item, 0), 2L * shops * quantity(item)));
        }
        journal.post(first);
        for (int day = 1; day < world.timeline().days(); day++) {
            receive(journal, day, shops);
        }
    }

    private void receive(Journal journal, int day, int shops) {
        TreeMap<String, Doc> receipts = new TreeMap<>();
        long time = (long) day * Timeline.DAY + 11L * Timeline.HOUR;
        for (int item : items) {
            if (received(item, day) == day) {
                Goods goods = goods(item, day);
                Origin origin = goods.origin();
                Doc doc = receipts.get(origin.number());
                if (doc == null) {
                    doc = journal.open(DocType.RECEIPT, time);
                    doc.number = origin.number();
                    doc.partnerId = origin.partnerId();
                    receipts.put(origin.number(), doc);
                }
                doc.lines.add(Line.in(goods, shops * quantity(item)));
            }
        }
        receipts.values().forEach(journal::post);
    }

    private long quantity(int item) {
        return (10 + 3_000L / (world.catalogue().rank(item) + 50)) * Decimals.PACK;
    }
}
