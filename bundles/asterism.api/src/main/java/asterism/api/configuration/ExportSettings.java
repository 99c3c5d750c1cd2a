package asterism.api.configuration;

import asterism.api.export.FormatOptions;

/**
 * How a union's files are formed, kept and guarded.
 *
 * @param formatId         id of the format in which files are formed and sent, lower-case letters, digits and {@code -};
 *     whether it is there is known when files are formed
 * @param windowDays       days of the regular window, ending yesterday; 1 to 366
 * @param compressionLevel of deflate, 1 to 9
 * @param format           how texts are written
 * @param retention        how long files are kept
 * @param cashiers         whether names and INNs of cashiers are handed over
 * @param guardPercent     share of what the union holds on a file's days, in percent, that may vanish with it; a file
 *     that lacks more is held. So is one that lacks, of any single day, more than a third (33 percent, or this share when
 *     it is greater) of the movements and balances, and at least 20 of them: a lost half of a day is next to nothing in a
 *     window of three months. 0 to 100; 100 lets all pass
 * @param version          of the stored settings; 0 for the defaults; a save names the version it changes
 */
public record ExportSettings(
        String formatId,
        int windowDays,
        int compressionLevel,
        FormatOptions format,
        Retention retention,
        boolean cashiers,
        int guardPercent,
        long version) {

    /**
     * How long files are kept; both must hold.
     *
     * @param files the last so many of each store, 1 to 1,000
     * @param days  up to so many days, 1 to 3,660
     */
    public record Retention(int files, int days) {}

    /**
     * The same with another version.
     *
     * @param other the version
     * @return a copy
     */
    public ExportSettings withVersion(long other) {
        return new ExportSettings(
                formatId, windowDays, compressionLevel, format, retention, cashiers, guardPercent, other);
    }
}
