package asterism.testkit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Rules 1 to 4 of source-data.md, for the lines of one store and item that come in their order. */
final class Attribution {
    /** A lot while quantity moves in and out of it. */
    static final class Lot {
        final String id;
        final String lotId;
        final Optional<SourceLine> openedBy;
        BigDecimal balance = BigDecimal.ZERO;

        Lot(String id, String lotId, Optional<SourceLine> openedBy) {
            this.id = id;
            this.lotId = lotId;
            this.openedBy = openedBy;
        }
    }

    /** What a line has moved of one lot: a movement to be. */
    static final class Part {
        final Lot lot;
        BigDecimal quantity;

        Part(Lot lot, BigDecimal quantity) {
            this.lot = lot;
            this.quantity = quantity;
        }
    }

    /** A line with what has become of it. */
    static final class Work {
        final SourceLine line;
        final List<Part> parts = new ArrayList<>();
        BigDecimal open;
        boolean settledLater;
        boolean unsettled;
        boolean overdrawn;
        boolean withoutSale;

        Work(SourceLine line) {
            this.line = line;
            this.open = line.quantity();
        }
    }

    /** One time that an outgoing line took from a lot, and how much of it has not come back. */
    private static final class Draw {
        final Work by;
        final Lot lot;
        BigDecimal left;

        Draw(Work by, Lot lot, BigDecimal left) {
            this.by = by;
            this.lot = lot;
            this.left = left;
        }
    }

    final List<Work> work;
    /** In the order in which they were opened. */
    final List<Lot> lots = new ArrayList<>();
    /** "a lot item_id: that has no receipt" */
    final Lot unsettledLot;

    private final String itemId;
    private final List<Work> waitingForTheirLot = new ArrayList<>();
    private final List<Work> shortages = new ArrayList<>();
    private final List<Draw> draws = new ArrayList<>();

    Attribution(String itemId, List<SourceLine> lines) {
        this.itemId = itemId;
        this.work = lines.stream().map(Work::new).toList();
        this.unsettledLot = new Lot(Values.escape(itemId) + ":", "", Optional.empty());
        for (Work next : work) {
            if (next.line.type().isReceiving()) {
                receive(next);
            } else if (next.line.type().isOutgoing()) {
                issue(next);
            } else if (!next.line.lotId().isEmpty()) {
                takeBackIntoItsLot(next);
            } else {
                takeBack(next);
            }
        }
        attributeTheRest();
    }

    /** Whether the lot has a line of "the three types of rule 1", wherever it stands. */
    boolean hasReceivingLine(String lotId) {
        return work.stream()
                .anyMatch(w -> w.line.type().isReceiving() && w.line.lotId().equals(lotId));
    }

    // Rule 1: "A line of RECEIPT, TRANSFER_IN or SURPLUS opens a lot of its store and item. A second incoming line of
    // the same store, item and lot_id adds to that lot."
    private void receive(Work next) {
        Lot lot = openOrFind(next.line);
        putInto(next, lot, next.open);
        settleThoseWaitingFor(lot);
        settleShortagesFrom(lot);
    }

    private Lot openOrFind(SourceLine line) {
        Optional<Lot> open = findOpen(line.lotId());
        if (open.isPresent()) {
            return open.get();
        }
        // "the exported id is item_id:lot_id, or item_id:doc_id/line_no where lot_id is empty"
        String rest = line.lotId().isEmpty()
                ? Values.escape(line.document().id()) + "/" + line.number()
                : Values.escape(line.lotId());
        Lot lot = new Lot(Values.escape(itemId) + ":" + rest, line.lotId(), Optional.of(line));
        lots.add(lot);
        return lot;
    }

    private Optional<Lot> findOpen(String lotId) {
        return lots.stream()
                .filter(lot -> !lotId.isEmpty() && lot.lotId.equals(lotId))
                .findFirst();
    }

    // Rule 2.
    private void issue(Work next) {
        String lotId = next.line.lotId();
        if (!lotId.isEmpty()) {
            Optional<Lot> lot = findOpen(lotId);
            // "But a line whose lot is not open yet and has a later line of the three types of rule 1 waits for it,
            // whole." (A lot that is not open has no earlier line.)
            if (lot.isEmpty() && hasReceivingLine(lotId)) {
                waitingForTheirLot.add(next);
                return;
            }
            // "An outgoing line with a lot_id draws on that lot as far as its balance goes."
            lot.ifPresent(itsOwn -> draw(next, itsOwn));
            // LOT_OVERDRAWN: "its lot_id could not cover it, or has no line of the three types of rule 1"
            next.overdrawn = next.open.signum() > 0 || !hasReceivingLine(lotId);
        }
        drawOldestFirst(next);
        // Rule 3: "What no lot covers waits as a shortage"
        if (next.open.signum() > 0) {
            shortages.add(next);
        }
    }

    // "What remains, and a line without a lot_id, draws on the item's lots with a positive balance, oldest first (FIFO
    // by the order in which they were opened)."
    private void drawOldestFirst(Work next) {
        lots.forEach(lot -> draw(next, lot));
    }

    private void draw(Work next, Lot lot) {
        BigDecimal quantity = next.open.min(lot.balance);
        if (quantity.signum() > 0) {
            lot.balance = lot.balance.subtract(quantity);
            next.open = next.open.subtract(quantity);
            draws.add(new Draw(next, lot, quantity));
            addPart(next, lot, quantity);
        }
    }

    // Rule 3: "When a lot opens, the lines that wait for it draw on it first, in the order in which they began to wait;
    // what it cannot cover of them goes on as in rule 2, and waits then at the end of the other shortages."
    private void settleThoseWaitingFor(Lot lot) {
        for (Work waiting : List.copyOf(waitingForTheirLot)) {
            if (waiting.line.lotId().equals(lot.lotId)) {
                waitingForTheirLot.remove(waiting);
                BigDecimal before = waiting.open;
                draw(waiting, lot);
                waiting.overdrawn = waiting.open.signum() > 0 || !hasReceivingLine(lot.lotId);
                drawOldestFirst(waiting);
                waiting.settledLater |= waiting.open.compareTo(before) < 0;
                if (waiting.open.signum() > 0) {
                    shortages.add(waiting);
                }
            }
        }
    }

    // Rule 3: "Whenever quantity of the item has come into a lot (opened, added to, given back to), the other shortages
    // draw on what that lot then has, in the order in which they became shortages."
    private void settleShortagesFrom(Lot lot) {
        for (Work shortage : List.copyOf(shortages)) {
            BigDecimal before = shortage.open;
            draw(shortage, lot);
            shortage.settledLater |= shortage.open.compareTo(before) < 0;
            if (shortage.open.signum() == 0) {
                shortages.remove(shortage);
            }
        }
    }

    // Rule 4: "A CUSTOMER_RETURN line with a lot_id adds to that lot, or opens it, as in rule 1, and counts, before
    // anything draws on it, as come back on the draws that the related document made on it so far, last first, as far
    // as they go."
    private void takeBackIntoItsLot(Work next) {
        Lot lot = openOrFind(next.line);
        BigDecimal quantity = next.open;
        BigDecimal uncovered = quantity;
        for (Draw draw : lastFirst(draws)) {
            if (draw.lot == lot && isOfRelatedDocument(draw.by, next)) {
                BigDecimal back = uncovered.min(draw.left);
                draw.left = draw.left.subtract(back);
                uncovered = uncovered.subtract(back);
            }
        }
        // RETURN_WITHOUT_SALE: "has a lot_id and is not covered by draws of a related document on it"
        next.withoutSale = uncovered.signum() > 0;
        putInto(next, lot, quantity);
        settleThoseWaitingFor(lot);
        settleShortagesFrom(lot);
    }

    // Rule 4: "One without goes back, in this order:"
    private void takeBack(Work next) {
        giveToThoseWaiting(next);
        // "(b) to the lots of the draws that lines of the related document made on that item in this store"
        giveToDraws(next, draw -> isOfRelatedDocument(draw.by, next));
        // RETURN_WITHOUT_SALE: "part of a return came under (c) or (d) of rule 4"
        next.withoutSale = next.open.signum() > 0;
        // "(c) to lots of the item by the draws of all its SALE lines, last first, under the same limit"
        giveToDraws(next, draw -> draw.by.line.type() == DocType.SALE);
        // "(d) to a lot that it opens as in rule 1"
        if (next.open.signum() > 0) {
            putInto(next, openOrFind(next.line), next.open);
        }
        // "Only when the whole line has come back do shortages draw on its lots (other than item_id:), in the order of
        // its parts."
        for (Part part : List.copyOf(next.parts)) {
            if (part.lot != unsettledLot) {
                settleShortagesFrom(part.lot);
            }
        }
    }

    // "(a) to what lines of the related document still wait for of that item, last line first: that quantity of the
    // line and of the return are both attributed to the lot item_id:, and it waits no longer"
    private void giveToThoseWaiting(Work next) {
        List<Work> waiting = new ArrayList<>(waitingForTheirLot);
        waiting.addAll(shortages);
        waiting.sort(Comparator.comparing((Work w) -> w.line, SourceLine.ORDER).reversed());
        for (Work line : waiting) {
            BigDecimal quantity = next.open.min(line.open);
            if (isOfRelatedDocument(line, next) && quantity.signum() > 0) {
                line.open = line.open.subtract(quantity);
                line.unsettled = true;
                next.open = next.open.subtract(quantity);
                addPart(line, unsettledLot, quantity);
                addPart(next, unsettledLot, quantity);
            }
        }
        waitingForTheirLot.removeIf(line -> line.open.signum() == 0);
        shortages.removeIf(line -> line.open.signum() == 0);
    }

    // "last draw first, never more than a draw (not a movement) took less what has come back of it already; a shortage
    // is drawn when it is settled, and the related document may be of any outgoing type"
    private void giveToDraws(Work next, Predicate<Draw> eligible) {
        for (Draw draw : lastFirst(draws)) {
            BigDecimal quantity = next.open.min(draw.left);
            if (eligible.test(draw) && quantity.signum() > 0) {
                draw.left = draw.left.subtract(quantity);
                putInto(next, draw.lot, quantity);
            }
        }
    }

    private static boolean isOfRelatedDocument(Work line, Work customerReturn) {
        return line.line.document().id().equals(customerReturn.line.document().text("related_doc_id"));
    }

    private static List<Draw> lastFirst(List<Draw> draws) {
        List<Draw> reversed = new ArrayList<>(draws);
        Collections.reverse(reversed);
        return reversed;
    }

    private void putInto(Work next, Lot lot, BigDecimal quantity) {
        lot.balance = lot.balance.add(quantity);
        next.open = next.open.subtract(quantity);
        addPart(next, lot, quantity);
    }

    // Rule 5: "all that it draws on, or gives back to, one lot is one movement, in the place of the first"
    private static void addPart(Work next, Lot lot, BigDecimal quantity) {
        Optional<Part> there =
                next.parts.stream().filter(part -> part.lot == lot).findFirst();
        if (there.isPresent()) {
            there.get().quantity = there.get().quantity.add(quantity);
        } else {
            next.parts.add(new Part(lot, quantity));
        }
    }

    // Rule 3: "What is never settled is attributed to a lot item_id: that has no receipt"
    private void attributeTheRest() {
        for (Work line : work) {
            if (line.open.signum() > 0) {
                line.unsettled = true;
                addPart(line, unsettledLot, line.open);
                line.open = BigDecimal.ZERO;
            }
        }
    }
}
