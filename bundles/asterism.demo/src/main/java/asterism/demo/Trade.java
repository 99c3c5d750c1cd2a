package asterism.demo;

/** One kind of thing that goes on in a shop. */
@FunctionalInterface
interface Trade {
    /** Puts what happens on that day into its plan. */
    void plan(Day day);
}
