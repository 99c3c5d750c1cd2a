package asterism.configuration;

import asterism.api.Actor;
import asterism.api.configuration.Integration;
import asterism.api.configuration.KindChoice;
import asterism.api.configuration.KindChoice.Scope;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.StoreReadiness;
import asterism.api.configuration.Verdict;
import asterism.api.export.ExportFiles;
import asterism.api.lotdata.LotLedger;
import asterism.api.lotdata.Store;
import asterism.api.storage.Database;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that readiness goes by, read at one moment.
 *
 * @param kindsKnown   whether the source has all kinds that were ticked
 * @param verdicts     by participation, newest first
 * @param initialFiles newest file of initial data
 */
record UnionFacts(
        Integration integration,
        KindChoice kinds,
        boolean kindsKnown,
        List<Participation> participations,
        Map<Long, List<Verdict>> verdicts,
        Map<InitialState.Key, List<Long>> initialFiles,
        Map<String, Store> stores,
        Set<String> withData) {
    static UnionFacts read(Database database, LotLedger ledger, ExportFiles files, Actor actor, String unionId)
            throws IOException {
        Map<InitialState.Key, List<Long>> initialFiles = InitialState.newest(actor, files);
        Map<String, Store> stores = ledger.stores().stream().collect(Collectors.toMap(Store::id, Function.identity()));
        Set<String> withData = ledger.storesWithData();
        KindTree tree = new KindTree(ledger.itemKinds());
        return database.<UnionFacts, IOException>transaction(connection -> {
            KindChoice kinds = KindTable.choice(connection, unionId);
            return new UnionFacts(
                    SettingsTable.integration(connection, unionId),
                    kinds,
                    tree.unknown(kinds.kinds()).isEmpty(),
                    ParticipationTable.list(connection, unionId),
                    VerdictTable.list(connection, unionId).stream()
                            .collect(Collectors.groupingBy(Verdict::participationId)),
                    initialFiles,
                    stores,
                    withData);
        });
    }

    boolean hasKinds() {
        return kinds.scope() != Scope.OPEN && kindsKnown;
    }

    StoreReadiness readiness(Participation one) {
        Set<Lack> lacks = EnumSet.noneOf(Lack.class);
        addIf(lacks, !integration.enabled(), Lack.ENABLED);
        Store store = stores.get(one.storeId());
        addIf(lacks, store == null, Lack.STORE);
        addIf(lacks, store != null && store.kind() != Store.Kind.SHOP, Lack.SHOP);
        addIf(lacks, one.storeCode().isEmpty(), Lack.STORE_CODE);
        addIf(lacks, one.clientId().isEmpty(), Lack.CLIENT_ID);
        addIf(lacks, !hasKinds(), Lack.ITEM_KINDS);
        addIf(lacks, !withData.contains(one.storeId()), Lack.LOT_DATA);
        boolean noDay = one.initialDay().isEmpty()
                || ParticipationRules.beforeLotData(one, integration.ledgerStart())
                        .isPresent();
        addIf(lacks, noDay, Lack.INITIAL_DAY);
        InitialState state = InitialState.of(one, verdicts.getOrDefault(one.id(), List.of()), initialFiles);
        addIf(lacks, !state.confirmed() && !state.isFormed(), Lack.INITIAL_FILE);
        addIf(lacks, !state.confirmed(), Lack.CONFIRMATION);
        return new StoreReadiness(one, lacks);
    }

    private static void addIf(Set<Lack> lacks, boolean isLacking, Lack lack) {
        if (isLacking) {
            lacks.add(lack);
        }
    }
}
