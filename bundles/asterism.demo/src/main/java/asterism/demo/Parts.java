package asterism.demo;

/** How documents and lines are spread over files. */
enum Parts {
    /** A pair of files a store. */
    STORE,
    /** One pair for the chain. */
    ONE
}
