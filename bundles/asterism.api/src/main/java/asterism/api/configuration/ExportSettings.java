package asterism.api.configuration;

import asterism.api.export.FormatOptions;

/**
 * How a union's files are formed.
 *
 * @param windowDays       days of the regular window, ending yesterday; at least 1
 * @param compressionLevel of deflate, 1 to 9
 * @param format           how texts are written
 * @param version          of the stored settings; 0 for the defaults; a save names the version it changes
 */
public record ExportSettings(int windowDays, int compressionLevel, FormatOptions format, long version) {}
