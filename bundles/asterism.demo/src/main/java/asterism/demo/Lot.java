package asterism.demo;

/** Goods on the shelf, and how much of them is left. */
final class Lot {
    final Goods goods;
    /** In thousandths; never negative. */
    long left;

    Lot(Goods goods, long left) {
        this.goods = goods;
        this.left = left;
    }
}
