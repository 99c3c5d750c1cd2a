package asterism.testkit.upload;

/** Where a command is while something else is done. */
public enum FtpMoment {
    /** It was asked for, and nothing is done yet. */
    ASKED,
    /** A part of the file has come; of other commands than {@code STOR} never. */
    HALFWAY,
    /** It is done, and the answer is on its way. */
    ANSWERED
}
