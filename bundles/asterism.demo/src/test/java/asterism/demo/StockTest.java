package asterism.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StockTest {
    private final Stock stock = new Stock(3);

    @Test
    void whatExpiresFirstIsSoldFirst() {
        stock.add(goods("late", 90), 2000);
        stock.add(goods("never", Timeline.NEVER), 2000);
        stock.add(goods("soon", 30), 2000);
        stock.add(goods("late too", 90), 2000);

        assertThat(stock.lots(1))
                .extracting(lot -> lot.goods.lotId())
                .containsExactly("soon", "late", "late too", "never");
        stock.takeAny(1, 5000);
        assertThat(stock.lots(1)).extracting(lot -> lot.left).containsExactly(1000L, 2000L);
        assertThat(stock.onHand(1)).isEqualTo(3000);
    }

    @Test
    void whatWasSoldBeforeItWasThereIsTakenFromTheNextDelivery() {
        stock.takeAny(1, 3000);
        stock.add(goods("a", 30), 2000);
        assertThat(stock.onHand(1)).isZero();
        stock.add(goods("b", 30), 2000);

        assertThat(stock.onHand(1)).isEqualTo(1000);
    }

    @Test
    void whatComesBackGoesToItsLotWhileThatIsThere() {
        stock.add(goods("a", 30), 1000);
        stock.add(goods("b", 60), 1000);
        stock.giveBack(goods("b", 60), 500);
        stock.giveBack(goods("gone", 60), 1000);
        assertThat(stock.lots(1)).extracting(lot -> lot.left).containsExactly(2000L, 1500L);

        stock.giveBack(new Goods(2, "x", 1, 1, 10, 10, "", 9, false, Origin.UNKNOWN), 1000);
        assertThat(stock.onHand(2)).isEqualTo(1000);
    }

    @Test
    void aLotGivesNoMoreThanItHas() {
        stock.add(goods("a", 30), 1000);
        Lot lot = stock.lots(1).get(0);

        assertThatThrownBy(() -> stock.take(lot, 1001)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Goods goods(String lotId, int expiry) {
        return new Goods(1, lotId, 10_000, 12_000, 10, 10, "", expiry, false, Origin.UNKNOWN);
    }
}
