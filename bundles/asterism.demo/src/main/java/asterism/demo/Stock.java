package asterism.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What is on the shelves of a store: lots by item, those that expire first before the others. It is what the staff sees,
 * whatever the documents say and whenever they are entered.
 */
final class Stock {
    private final List<List<Lot>> lots;
    private final long[] onHand;
    private final long[] owed;

    Stock(int items) {
        lots = new ArrayList<>(items);
        onHand = new long[items];
        owed = new long[items];
        for (int i = 0; i < items; i++) {
            lots.add(new ArrayList<>(2));
        }
    }

    long onHand(int item) {
        return onHand[item];
    }

    /** The item's lots, the one to be sold first at the beginning; a view that the other methods change. */
    List<Lot> lots(int item) {
        return lots.get(item);
    }

    /** Puts goods on the shelf, less what was sold of them before they were there. */
    void add(Goods goods, long quantity) {
        int item = goods.item();
        long settled = Math.min(owed[item], quantity);
        owed[item] -= settled;
        if (quantity == settled) {
            return;
        }
        List<Lot> shelf = lots.get(item);
        int place = shelf.size();
        while (place > 0 && shelf.get(place - 1).goods.expiry() > goods.expiry()) {
            place--;
        }
        shelf.add(place, new Lot(goods, quantity - settled));
        onHand[item] += quantity - settled;
    }

    /** Takes from one lot, which must have that much. */
    void take(Lot lot, long quantity) {
        if (quantity > lot.left) {
            throw new IllegalArgumentException("lot " + lot.goods.lotId() + " has " + lot.left + ", not " + quantity);
        }
        lot.left -= quantity;
        onHand[lot.goods.item()] -= quantity;
        if (lot.left == 0) {
            lots.get(lot.goods.item()).remove(lot);
        }
    }

    /** Takes from as many lots as it needs, first to expire first; what is not there is owed. */
    void takeAny(int item, long quantity) {
        long open = quantity;
        List<Lot> shelf = lots.get(item);
        while (open > 0 && !shelf.isEmpty()) {
            Lot lot = shelf.get(0);
            long part = Math.min(open, lot.left);
            take(lot, part);
            open -= part;
        }
        owed[item] += open;
    }

    /** Puts back what a customer returns: to the lot if it is still there, else beside the others. */
    void giveBack(Goods goods, long quantity) {
        List<Lot> shelf = lots.get(goods.item());
        if (shelf.isEmpty()) {
            add(goods, quantity);
            return;
        }
        Lot target = shelf.get(0);
        for (Lot lot : shelf) {
            if (!goods.lotId().isEmpty() && lot.goods.lotId().equals(goods.lotId())) {
                target = lot;
            }
        }
        target.left += quantity;
        onHand[goods.item()] += quantity;
    }
}
