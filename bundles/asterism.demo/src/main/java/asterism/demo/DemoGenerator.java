package asterism.demo;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a demo source: the tables of the chain, then the documents shop after shop, the manifest last. */
final class DemoGenerator {
    /** Stands in the numbers of documents of which a store keeps one series only. */
    private static final String OWN_SERIES = "00";

    private final DemoOptions options;
    private final Listener listener;
    private long documents;
    private long lines;

    DemoGenerator(DemoOptions options, Listener listener) {
        this.options = options;
        this.listener = listener;
    }

    /**
     * Generates the source.
     *
     * @return what was written
     * @throws ForeignFolderException when the folder holds other files; nothing was touched then
     * @throws IOException            when writing fails; the folder has no manifest then
     */
    Summary generate() throws IOException {
        SourceFolder folder = SourceFolder.prepare(options.folder());
        World world = World.of(options);
        new ChainTables(world, options).write(folder);
        boolean one = options.parts() == Parts.ONE;
        try (PartWriter shared = part(folder, one ? "" : "-" + Network.WAREHOUSE_ID, world)) {
            Warehouse warehouse = new Warehouse(world, shared);
            warehouse.receive(options.stores());
            Transit transit = new Transit();
            for (Store store : world.network().shops()) {
                if (one) {
                    live(store, world, shared, warehouse, transit);
                } else {
                    try (PartWriter own = part(folder, "-" + store.id(), world)) {
                        live(store, world, own, warehouse, transit);
                        finish(own);
                    }
                }
            }
            finish(shared);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        folder.complete();
        return new Summary(documents, lines, world.catalogue().items().size());
    }

    private void live(Store store, World world, PartWriter out, Warehouse warehouse, Transit transit) {
        long documentsBefore = out.documentRows();
        long linesBefore = out.lineRows();
        Dice dice = world.dice(Matter.JOURNAL, store.number(), store.opening());
        Journal journal = new Journal(store.id(), store.id(), OWN_SERIES, out, world.timeline(), dice);
        new ShopSimulation(new Shop(store, world, journal), warehouse, transit).run();
        listener.done(store.number(), out.documentRows() - documentsBefore, out.lineRows() - linesBefore);
    }

    private static PartWriter part(SourceFolder folder, String suffix, World world) throws IOException {
        return new PartWriter(folder, suffix, world.catalogue(), world.timeline());
    }

    private void finish(PartWriter part) throws IOException {
        part.finish();
        documents += part.documentRows();
        lines += part.lineRows();
    }

    /** Hears how far it is. */
    @FunctionalInterface
    interface Listener {
        /** A shop is done, with that many rows. */
        void done(int shop, long documents, long lines);
    }

    /** The rows that were written. */
    record Summary(long documents, long lines, long items) {}
}
