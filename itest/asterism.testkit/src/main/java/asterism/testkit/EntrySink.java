package asterism.testkit;

/** Takes what a file holds, in the order of the file. */
interface EntrySink {
    /** Called once, before any entry. */
    default void begin(FileHead head) {}

    /** Called for each batch, then each distribution, then each remnant. */
    void accept(FileEntry entry);

    /** Called once, after the last entry; not when the file cannot be read to its end. */
    default void end() {}
}
