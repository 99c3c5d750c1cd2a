package asterism.demo;

/** A cashier; what is missing is empty. */
record Cashier(String id, String name, String tin) {
    static final Cashier NOBODY = new Cashier("", "", "");
}
