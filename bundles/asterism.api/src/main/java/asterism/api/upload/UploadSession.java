package asterism.api.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A connection that stands in its directory. Used by one thread at a time. Names are plain file names: 1 to 200 of
 * {@code A-Z a-z 0-9 . _ -}, beginning with a letter or digit; any other is an {@link IllegalArgumentException}. After an
 * exception that is retryable the session may be of no more use.
 */
@ConsumerType
public interface UploadSession extends AutoCloseable {
    /**
     * How long a file is.
     *
     * @param name the file
     * @return its size in bytes; empty when there is no such file
     * @throws UploadException of the step {@link UploadStep#SIZE}
     */
    OptionalLong size(String name) throws UploadException;

    /**
     * Writes a file, in place of any of that name. When it fails, a part of the file may be there.
     *
     * @param name     the file
     * @param content  read to its end; not closed
     * @param bytes    how many bytes {@code content} must have
     * @param transfer asked before each block
     * @throws UploadException of the step {@link UploadStep#WRITE}; with {@link UploadAdvice#FILE_MISSING} when
     *     {@code content} is shorter or longer than {@code bytes}
     * @throws IOException     when {@code content} cannot be read, or {@code transfer} broke off
     */
    void put(String name, InputStream content, long bytes, Transfer transfer) throws UploadException, IOException;

    /**
     * Renames a file. Whether one that has the new name is replaced or the call refused is the server's choice.
     *
     * @param from its name
     * @param to   its new name
     * @throws UploadException of the step {@link UploadStep#RENAME}; with {@link UploadAdvice#CONNECTION_LOST} when it is
     *     not known whether the file was renamed
     */
    void rename(String from, String to) throws UploadException;

    /**
     * Deletes a file.
     *
     * @param name the file; nothing happens when there is none
     * @throws UploadException of the step {@link UploadStep#DELETE}
     */
    void delete(String name) throws UploadException;

    /** Logs out and closes, whatever state the connection is in. Reports nothing. */
    @Override
    void close();
}
