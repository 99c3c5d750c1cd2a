package asterism.api.upload;

/** What is wrong, and so what to do about it; {@link UploadWording} puts it into words. */
public enum UploadAdvice {
    /** No connection is set up for the legal entity code, and none for all. */
    NO_CONNECTION,
    /** No transport offers the protocol. */
    PROTOCOL_UNKNOWN,
    /** The stored password cannot be read with the key that is there. */
    KEY_LOST,
    /** The file is not on disk, or not as long as it was formed: it must be formed again. */
    FILE_MISSING,
    /** The file was not on disk, or not as long as it was formed, and was formed again as another one; it is named. */
    FORMED_AGAIN,
    /** The host name leads nowhere. */
    HOST_UNKNOWN,
    /** The server does not answer at that port. */
    SERVER_UNREACHABLE,
    /** The server takes no more connections now. */
    SERVER_BUSY,
    /** User or password are refused. */
    LOGIN_REFUSED,
    /** The server does not offer TLS. */
    TLS_NOT_OFFERED,
    /** No TLS version or cipher in common, or no TLS at that port. */
    TLS_FAILED,
    /** The server demands that the data connection resumes the TLS session (522). */
    TLS_SESSION_REUSE,
    /** The certificate is not trusted, or no longer valid. */
    CERTIFICATE_UNTRUSTED,
    /** The certificate belongs to another host name. */
    CERTIFICATE_HOST,
    /** The trusted certificate in the settings is neither PEM nor a fingerprint. */
    CERTIFICATE_UNREADABLE,
    /** The directory is not there or may not be entered. */
    DIRECTORY_MISSING,
    /** The connection for data cannot be made (425). */
    DATA_CONNECTION,
    /** The file is in use at the server (450). */
    FILE_BUSY,
    /** No room at the server. */
    DISK_FULL,
    /** The server does not take the name, or has a file of that name (553). */
    NAME_REFUSED,
    /** A file of the final name but another size is at the server. */
    NAME_TAKEN,
    /** The user may not do that in the directory (550). */
    NOT_ALLOWED,
    /** The connection broke, or no answer came in time. */
    CONNECTION_LOST,
    /** The server has another number of bytes than were sent. */
    SIZE_DIFFERS,
    /** Any other refusal; the reply says why. */
    SERVER_REFUSED
}
