package asterism.configuration;

import asterism.api.Actor;
import asterism.api.access.AccessControl;
import asterism.api.access.Permission;
import asterism.api.configuration.CheckList;
import asterism.api.configuration.Lack;
import asterism.api.configuration.Participation;
import asterism.api.configuration.Readiness;
import asterism.api.configuration.ReadyStores;
import asterism.api.configuration.StepFacts;
import asterism.api.configuration.StepState;
import asterism.api.configuration.StepState.Step;
import asterism.api.configuration.StoreReadiness;
import asterism.api.export.ExportFiles;
import asterism.api.lotdata.LotLedger;
import asterism.api.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Readiness from what is there at the moment. */
@Component
public final class ComputedReadiness implements Readiness {
    private final Database database;
    private final LotLedger ledger;
    private final ExportFiles files;
    private final Clock clock;
    private final AccessControl access;
    private final List<StepFacts> others = new CopyOnWriteArrayList<>();

    /** Wired by DS. */
    @Activate
    public ComputedReadiness(
            @Reference(target = "(asterism.schema=configuration)") Database database,
            @Reference LotLedger ledger,
            @Reference ExportFiles files,
            @Reference(target = ChainClock.TARGET, policyOption = ReferencePolicyOption.GREEDY) Clock clock,
            @Reference AccessControl access) {
        this.database = database;
        this.ledger = ledger;
        this.files = files;
        this.clock = clock;
        this.access = access;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addStepFacts(StepFacts added) {
        others.add(added);
    }

    void removeStepFacts(StepFacts removed) {
        others.remove(removed);
    }

    @Override
    public CheckList checkList(Actor actor, String unionId) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        UnionFacts facts = UnionFacts.read(database, ledger, files, actor, unionId);
        LocalDate today = LocalDate.now(clock);
        List<StoreReadiness> listed = new ArrayList<>();
        for (Participation one : facts.participations()) {
            if (!one.until().orElse(LocalDate.MAX).isBefore(today.minusDays(1))) {
                listed.add(facts.readiness(one));
            }
        }
        List<StoreReadiness> begun = listed.stream()
                .filter(store ->
                        !store.participation().from().orElse(LocalDate.MIN).isAfter(today))
                .toList();
        List<StepState> steps = new ArrayList<>();
        for (Step step : Step.values()) {
            steps.add(state(actor, unionId, step, facts, begun));
        }
        return new CheckList(steps, listed);
    }

    private StepState state(Actor actor, String unionId, Step step, UnionFacts facts, List<StoreReadiness> stores)
            throws IOException {
        return switch (step) {
            case ENABLE -> StepState.of(step, facts.integration().enabled() ? 1 : 0, 1);
            case ITEMS -> StepState.of(step, facts.hasKinds() ? 1 : 0, 1);
            case STORES -> counted(step, stores, Set.of(Lack.STORE, Lack.SHOP, Lack.STORE_CODE, Lack.CLIENT_ID));
            case LOT_DATA -> counted(step, stores, Set.of(Lack.LOT_DATA));
            case INITIAL_DATA -> counted(step, stores, Set.of(Lack.INITIAL_DAY, Lack.INITIAL_FILE));
            case CONFIRMATION -> counted(step, stores, Set.of(Lack.CONFIRMATION));
            case CONNECTION, SCHEDULE, ACCESS -> ofOthers(actor, unionId, step);
        };
    }

    private static StepState counted(Step step, List<StoreReadiness> stores, Set<Lack> lacks) {
        long done = stores.stream()
                .filter(store -> Collections.disjoint(store.lacks(), lacks))
                .count();
        return StepState.of(step, (int) done, stores.size());
    }

    private StepState ofOthers(Actor actor, String unionId, Step step) throws IOException {
        for (StepFacts facts : others) {
            if (facts.step() == step) {
                return facts.state(actor, unionId);
            }
        }
        return StepState.of(step, 0, 1);
    }

    @Override
    public ReadyStores ready(Actor actor, String unionId, LocalDate first, LocalDate last) throws IOException {
        access.require(actor, unionId, Permission.VIEW);
        UnionFacts facts = UnionFacts.read(database, ledger, files, actor, unionId);
        List<Participation> ready = new ArrayList<>();
        List<StoreReadiness> lacking = new ArrayList<>();
        for (Participation one : facts.participations()) {
            if (one.touches(first, last)) {
                StoreReadiness store = facts.readiness(one);
                if (store.isReady()) {
                    ready.add(one);
                } else {
                    lacking.add(store);
                }
            }
        }
        return new ReadyStores(
                ready, lacking, facts.kinds().filter(), facts.integration().ledgerStart());
    }
}
