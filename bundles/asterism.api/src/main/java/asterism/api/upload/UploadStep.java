package asterism.api.upload;

/** The steps of an upload. */
public enum UploadStep {
    /** What is ours: the file, the settings, the password. */
    PREPARE,
    /** Reaching the server. */
    CONNECT,
    /** Agreeing on TLS and checking the certificate. */
    SECURE,
    /** User and password. */
    LOGIN,
    /** Going to the directory. */
    DIRECTORY,
    /** Writing a file. */
    WRITE,
    /** Asking for the size of a file. */
    SIZE,
    /** Giving a file its final name. */
    RENAME,
    /** Deleting a file. */
    DELETE
}
