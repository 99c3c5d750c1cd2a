package asterism.demo;

import java.io.IOException;

/** The tables that are the chain's and no single store's. */
final class ChainTables {
    private final World world;
    private final DemoOptions options;

    ChainTables(World world, DemoOptions options) {
        this.world = world;
        this.options = options;
    }

    /** Writes them; {@code stores.csv} goes first, since it marks the folder as ours. */
    void write(SourceFolder folder) throws IOException {
        folder.replace(
                SourceFolder.STORES,
                this::stores,
                "store_id",
                "name",
                "kind",
                "legal_entity_id",
                "legal_entity_name",
                "legal_entity_tin",
                "address",
                SourceFolder.MARK);
        folder.replace("store_codes.csv", this::storeCodes, "store_id", "system", "code");
        folder.replace("item_kinds.csv", this::itemKinds, "kind_id", "name", "parent_id");
        folder.replace("partners.csv", this::partners, "partner_id", "name", "tin");
        folder.replace(
                "items.csv",
                this::items,
                "item_id",
                "name",
                "kind_id",
                "producer_id",
                "producer_name",
                "country_code",
                "country_name",
                "barcode",
                "etalon_id",
                "puls_code",
                "sia_code",
                "protek_code");
    }

    private void stores(CsvTable table) throws IOException {
        for (Store store : world.network().all()) {
            table.row(
                    store.id(),
                    store.name(),
                    store.kind(),
                    store.entityId(),
                    store.entityName(),
                    store.entityTin(),
                    store.address(),
                    options.describe());
        }
    }

    private void storeCodes(CsvTable table) throws IOException {
        for (String[] code : world.network().codes()) {
            table.row(code);
        }
    }

    private void itemKinds(CsvTable table) throws IOException {
        for (ItemKind kind : world.catalogue().kinds()) {
            table.row(kind.id(), kind.name(), kind.parentId());
        }
    }

    private void partners(CsvTable table) throws IOException {
        for (Partner partner : world.partners()) {
            table.row(partner.id(), partner.name(), partner.tin());
        }
    }

    private void items(CsvTable table) throws IOException {
        for (Item item : world.catalogue().items()) {
            table.row(
                    item.id(),
                    item.name(),
                    item.kindId(),
                    item.producerId(),
                    item.producerName(),
                    item.countryCode(),
                    item.countryName(),
                    item.barcode(),
                    item.etalonId(),
                    item.pulsCode(),
                    item.siaCode(),
                    item.protekCode());
        }
    }
}
