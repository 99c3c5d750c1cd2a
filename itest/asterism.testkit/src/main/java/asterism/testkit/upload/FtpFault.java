package asterism.testkit.upload;

/** What the server does instead of what it should, when the next command of that name comes. */
public enum FtpFault {
    /** Takes no more connections. */
    BUSY("USER", 421, "Too many users, sorry"),
    /** Refuses the login. */
    LOGIN_REFUSED("PASS", 530, "Authentication failed"),
    /** Refuses the login and gives away the password that it was told. */
    LOGIN_REFUSED_ALOUD("PASS", 530, "No user with the password"),
    /** Has no room, and says so at once. */
    DISK_FULL("STOR", 452, "Insufficient storage space"),
    /** Has no room for more than a part. */
    DISK_FULL_LATER("STOR", 452, "Insufficient storage space"),
    /** Does not get through with its data connection. */
    DATA_REFUSED("STOR", 425, "Unable to build data connection"),
    /** Wants the TLS session again. */
    SESSION_REUSE("STOR", 522, "SSL connection failed: session reuse required"),
    /** Has the file in use. */
    FILE_BUSY("STOR", 450, "File is locked"),
    /** Takes a part of the file, then cuts both connections. */
    CUT("STOR", 0, ""),
    /** Takes nothing and says nothing, until it is closed. */
    STALLED("STOR", 0, ""),
    /** Keeps a part of the file and says that all is well. */
    SHORT("STOR", 226, "Transfer complete"),
    /** Has no command SIZE. */
    NO_SIZE("SIZE", 502, "Command not implemented"),
    /** Cuts the connection instead of saying how long a file is. */
    SIZE_CUT("SIZE", 0, ""),
    /** Refuses the new name. */
    RENAME_REFUSED("RNTO", 553, "File name not allowed"),
    /** Renames and cuts the connection before it says so. */
    RENAME_ANSWER_LOST("RNTO", 0, ""),
    /** Renames, moves the file away as its reader does, and cuts the connection. */
    RENAME_ANSWER_LOST_AND_TAKEN("RNTO", 0, ""),
    /** Cuts the connection instead of renaming. */
    RENAME_LOST("RNTO", 0, ""),
    /** Cuts the connection and renames only when it is asked once more, which it refuses, as the file is gone. */
    RENAME_LATE("RNTO", 550, "No such file"),
    /** The same, and its reader moves the file away at once. */
    RENAME_LATE_AND_TAKEN("RNTO", 550, "No such file"),
    /** Does not delete. */
    DELETE_REFUSED("DELE", 550, "Permission denied");

    private final String command;
    private final int code;
    private final String text;

    FtpFault(String command, int code, String text) {
        this.command = command;
        this.code = code;
        this.text = text;
    }

    String command() {
        return command;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
