package asterism.format;

import asterism.api.lotdata.Document;
import asterism.api.lotdata.DocumentType;
import asterism.api.lotdata.Movement;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The elements of a {@code distribution}. */
final class MovementElements {
    private final String storeCode;
    private final Checks checks;
    private final boolean cashiers;

    MovementElements(String storeCode, Checks checks, boolean cashiers) {
        this.storeCode = storeCode;
        this.checks = checks;
        this.cashiers = cashiers;
    }

    Part<Movement> part() {
        return new Part<>("distributions", "distribution", elements(), List.of());
    }

    private List<Element<Movement>> elements() {
        Predicate<Document> sale = document -> document.type() == DocumentType.SALE;
        Predicate<Document> atCashier = sale.or(document -> document.type() == DocumentType.CUSTOMER_RETURN);
        Predicate<Document> cashier = document -> cashiers && atCashier.test(document);
        return List.of(
                new Element<>("map_pharmacy_id", (movement, out) -> out.text(storeCode)),
                new Element<>("distribution_id", (movement, out) -> out.text(movement.id())),
                new Element<>(
                        "batch_id", (movement, out) -> out.text(movement.lot().id())),
                new Element<>(
                        "doc_date",
                        (movement, out) -> out.time(movement.document().time())),
                new Element<>(
                        "doc_type",
                        (movement, out) -> out.number(number(movement.document().type()))),
                number("doc_number", document -> true, checks::documentNumber),
                text("pos_number", sale, Document::posNumber),
                number("check_number", sale, checks::checkNumber),
                text("check_unique_number", sale, Document::checkUniqueNumber),
                new Element<>("quantity", (movement, out) -> out.decimal(movement.quantity(), 3)),
                sum("purchase_sum_nds", Movement::purchaseSum),
                sum("retail_sum_nds", Movement::retailSum),
                sum("discount_sum", Movement::discountSum),
                text("cashier_id", cashier, Document::cashierId),
                text("cashier_full_name", cashier, Document::cashierName),
                text("cashier_tin", cashier, checks::cashierTin),
                new Element<>(
                        "resale_sign",
                        (movement, out) -> out.flag(movement.document().resale())),
                text("fn_doc_number", atCashier, Document::fnDocNumber),
                text("fn_doc_sign", atCashier, Document::fnDocSign),
                text("fn_number", atCashier, Document::fnNumber),
                new Element<>("fn_doc_date", (movement, out) -> fiscalTime(movement.document(), atCashier, out)),
                text("internet_zakaz", document -> true, Document::internetOrder));
    }

    private Element<Movement> text(String name, Predicate<Document> holds, Function<Document, String> text) {
        return new Element<>(name, (movement, out) -> {
            Document document = movement.document();
            if (holds.test(document) && out.text(text.apply(document))) {
                checks.droppedIn(document);
            }
        });
    }

    private static Element<Movement> number(
            String name, Predicate<Document> holds, ToLongFunction<Document> numberOrNone) {
        return new Element<>(name, (movement, out) -> {
            if (holds.test(movement.document())) {
                long number = numberOrNone.applyAsLong(movement.document());
                if (number != Checks.NONE) {
                    out.number(number);
                }
            }
        });
    }

    private static Element<Movement> sum(String name, ToLongFunction<Movement> kopecks) {
        return new Element<>(name, (movement, out) -> out.decimal(kopecks.applyAsLong(movement), 2));
    }

    private static void fiscalTime(Document document, Predicate<Document> holds, Cells out) throws IOException {
        if (holds.test(document) && document.fnDocTime().isPresent()) {
            out.time(document.fnDocTime().get());
        }
    }

    private static int number(DocumentType type) {
        return switch (type) {
            case WHOLESALE -> 1;
            case SALE -> 2;
            case RECEIPT -> 3;
            case CUSTOMER_RETURN -> 4;
            case SUPPLIER_RETURN -> 5;
            case TRANSFER_OUT -> 6;
            case TRANSFER_IN -> 7;
            case WRITE_OFF -> 8;
            case SURPLUS -> 9;
        };
    }
}
