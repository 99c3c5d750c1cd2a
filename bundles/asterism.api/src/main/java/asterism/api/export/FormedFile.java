package asterism.api.export;

import java.util.OptionalInt;

/**
 * A file and what became of it, as far as the exporter knows.
 *
 * @param file       the file
 * @param handedOver whether it counts as handed over to the union, sent or by hand
 * @param removed    whether its archive was removed as old
 * @param warnings   warnings in its protocol; empty for a file that was formed before they were counted
 */
public record FormedFile(ExportFile file, boolean handedOver, boolean removed, OptionalInt warnings) {}
