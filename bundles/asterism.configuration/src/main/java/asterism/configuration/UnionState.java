package asterism.configuration;

import asterism.api.configuration.Participation;
import asterism.api.configuration.Refusal;
import asterism.api.configuration.Refusal.Reason;
import asterism.api.configuration.SentCodes;
import asterism.api.configuration.Verdict;
import asterism.api.export.Participant;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The participations of a union, and what changes of them would break; of use as long as the transaction goes on. */
final class UnionState {
    private final Connection connection;
    private final ParticipationRules rules;
    private final List<SentCodes> sentCodes;
    private final List<Participation> known;
    private final Map<Long, Participation> byId;
    private final Map<String, List<Participation>> byStore;
    private final List<Verdict> verdicts;
    private final Map<Participant, Set<String>> seen;
    /** Who sent under which codes; of each it is asked once. */
    private final Map<Participant, Set<String>> senders = new HashMap<>();

    UnionState(Connection connection, String unionId, ParticipationRules rules, List<SentCodes> sentCodes)
            throws SQLException {
        this.connection = connection;
        this.rules = rules;
        this.sentCodes = sentCodes;
        known = ParticipationTable.list(connection, unionId);
        byId = known.stream().collect(Collectors.toMap(Participation::id, Function.identity()));
        byStore = known.stream().collect(Collectors.groupingBy(Participation::storeId));
        verdicts = VerdictTable.list(connection, unionId);
        seen = VerdictTable.stores(verdicts);
    }

    List<Participation> known() {
        return known;
    }

    ParticipationRules rules() {
        return rules;
    }

    /**
     * What a participation is now.
     *
     * @return empty for a new one
     * @throws ConcurrentModificationException when it is gone, or is another version
     */
    Optional<Participation> stored(Participation change) {
        if (change.id() == 0) {
            UnionChange.requireVersion("New participation of store " + change.storeId(), change.version(), 0);
            return Optional.empty();
        }
        Participation stored = byId.get(change.id());
        if (stored == null) {
            throw new ConcurrentModificationException(
                    "Participation " + change.id() + " of store " + change.storeId() + " was removed");
        }
        UnionChange.requireVersion("Participation of store " + change.storeId(), change.version(), stored.version());
        if (!stored.storeId().equals(change.storeId())) {
            throw new IllegalArgumentException(
                    "Participation " + change.id() + " is of store " + stored.storeId() + ", not " + change.storeId());
        }
        return Optional.of(stored);
    }

    /** Why changes cannot be made together; one list a change, in their order. */
    List<List<Refusal>> refusals(List<Participation> changes, boolean confirmed) throws IOException, SQLException {
        Set<Long> changed = changes.stream().map(Participation::id).collect(Collectors.toSet());
        List<Participation> next = new ArrayList<>(changes);
        known.stream().filter(one -> !changed.contains(one.id())).forEach(next::add);
        Neighbours neighbours = new Neighbours(next);
        if (!confirmed) {
            askSenders(changes);
        }
        List<List<Refusal>> refusals = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Participation change = changes.get(i);
            List<Refusal> found = new ArrayList<>(rules.alone(change));
            for (Participation other : neighbours.of(i)) {
                ParticipationRules.together(change, other).ifPresent(found::add);
            }
            initialDay(change).ifPresent(found::add);
            if (!confirmed) {
                wasSent(change).ifPresent(found::add);
            }
            refusals.add(found);
        }
        return refusals;
    }

    /** The first day of confirmed initial data is fixed: regular files go by it. */
    private Optional<Refusal> initialDay(Participation change) {
        Participation stored = byId.get(change.id());
        if (stored == null
                || stored.initialDay().equals(change.initialDay())
                || !ParticipationRules.sameCodes(stored, change)
                || !VerdictTable.isConfirmed(verdicts, stored)) {
            return Optional.empty();
        }
        return Optional.of(Refusal.of(Reason.INITIAL_CONFIRMED, change.storeId(), Names.day(stored.initialDay())));
    }

    /** Codes that a store gives up or changes after they were sent, or takes over from another store that sent them. */
    private Optional<Refusal> wasSent(Participation change) throws IOException, SQLException {
        Participation stored = byId.getOrDefault(change.id(), Participation.of(change.storeId(), "", ""));
        if (ParticipationRules.sameCodes(stored, change)) {
            return Optional.empty();
        }
        Optional<Refusal> givenUp = givenUp(stored);
        if (givenUp.isPresent() || !ParticipationRules.hasCodes(change)) {
            return givenUp;
        }
        Optional<Refusal> anotherCode = anotherCode(change);
        if (anotherCode.isPresent()) {
            return anotherCode;
        }
        return sentBy(change).stream()
                .filter(store -> !store.equals(change.storeId()))
                .findFirst()
                .map(store -> sentFor(change, store));
    }

    /** A store code beside another one that the store sent under the same legal entity code: that changes its code. */
    private Optional<Refusal> anotherCode(Participation change) throws IOException, SQLException {
        for (Participation one : byStore.getOrDefault(change.storeId(), List.of())) {
            boolean another = one.id() != change.id()
                    && one.clientId().equals(change.clientId())
                    && !one.storeCode().equals(change.storeCode());
            Optional<Refusal> sent = another ? givenUp(one) : Optional.empty();
            if (sent.isPresent()) {
                return sent;
            }
        }
        return Optional.empty();
    }

    /** Why stored participations cannot be removed; one list each, in their order. */
    List<List<Refusal>> removals(List<Participation> removed) throws IOException, SQLException {
        askSendersOf(removed);
        List<List<Refusal>> refusals = new ArrayList<>();
        for (Participation one : removed) {
            refusals.add(givenUp(one).stream().toList());
        }
        return refusals;
    }

    /** Codes of a store that no longer has them afterwards. */
    private Optional<Refusal> givenUp(Participation stored) throws IOException, SQLException {
        boolean sent = ParticipationRules.hasCodes(stored) && sentBy(stored).contains(stored.storeId());
        return sent ? Optional.of(sentFor(stored, stored.storeId())) : Optional.empty();
    }

    private static Refusal sentFor(Participation one, String sender) {
        return Refusal.of(Reason.CODE_WAS_SENT, one.storeId(), one.storeCode(), one.clientId(), sender);
    }

    /** Asks once for all codes that changes give up, take or pass by. */
    private void askSenders(List<Participation> changes) throws IOException, SQLException {
        List<Participation> touched = new ArrayList<>();
        for (Participation change : changes) {
            Participation stored = byId.get(change.id());
            if (stored == null || !ParticipationRules.sameCodes(stored, change)) {
                touched.add(change);
                touched.addAll(byStore.getOrDefault(change.storeId(), List.of()));
            }
        }
        askSendersOf(touched);
    }

    private void askSendersOf(List<Participation> participations) throws IOException, SQLException {
        Map<String, Set<String>> wanted = new HashMap<>();
        participations.stream()
                .filter(one -> ParticipationRules.hasCodes(one) && !senders.containsKey(codes(one)))
                .forEach(one -> wanted.computeIfAbsent(one.clientId(), client -> new HashSet<>())
                        .add(one.storeCode()));
        for (Map.Entry<String, Set<String>> entry : wanted.entrySet()) {
            for (String code : entry.getValue()) {
                Participant key = new Participant("", code, entry.getKey());
                Set<String> stores = new TreeSet<>(Names.CODE_POINTS);
                stores.addAll(seen.getOrDefault(key, Set.of()));
                senders.put(key, stores);
            }
            for (SentCodes sent : sentCodes) {
                sent.stores(connection, entry.getKey(), entry.getValue())
                        .forEach((code, stores) -> senders.computeIfAbsent(
                                        new Participant("", code, entry.getKey()),
                                        key -> new TreeSet<>(Names.CODE_POINTS))
                                .addAll(stores));
            }
        }
    }

    private static Participant codes(Participation one) {
        return new Participant("", one.storeCode(), one.clientId());
    }

    private Set<String> sentBy(Participation one) throws IOException, SQLException {
        Participant key = codes(one);
        if (!senders.containsKey(key)) {
            askSendersOf(List.of(one));
        }
        return senders.getOrDefault(key, Set.of());
    }
}
