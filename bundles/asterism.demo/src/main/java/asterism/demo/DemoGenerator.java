package asterism.demo;

import java.io.IOException;

/** Writes a demo source: the tables of the chain, then the documents shop after shop, the manifest last. */
final class DemoGenerator {
    private static final int SHOP_SERIES = 0;

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
        PartWriter shared = part(folder, one ? "" : "-" + Network.WAREHOUSE_ID, world);
        Warehouse warehouse = new Warehouse(world, shared);
        warehouse.receive(options.stores());
        Transit transit = new Transit();
        for (Store store : world.network().shops()) {
            PartWriter own = one ? shared : part(folder, "-" + store.id(), world);
            long documentsBefore = own.documentRows();
            long linesBefore = own.lineRows();
            Journal journal = new Journal(
                    store.id(),
                    store.id(),
                    Decimals.padded(SHOP_SERIES, 2),
                    own,
                    world.timeline(),
                    world.dice(Matter.JOURNAL, store.number(), store.opening()));
            new ShopSimulation(new Shop(store, world, journal), warehouse, transit).run();
            listener.done(store.number(), own.documentRows() - documentsBefore, own.lineRows() - linesBefore);
            if (!one) {
                finish(own);
            }
        }
        finish(shared);
        folder.complete();
        return new Summary(documents, lines, world.catalogue().items().size());
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
