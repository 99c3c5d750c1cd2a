package asterism.api.upload;

/**
 * What failed, as it is kept and shown. Never holds a secret.
 *
 * @param step      step that failed
 * @param advice    what is wrong, and so what to do
 * @param place     where, as {@link Endpoint#place()}; empty when no server is concerned
 * @param replyCode code of the server's reply; 0 when there was none
 * @param replyText the server's words or the system's, one line of at most 300 characters; may be empty
 */
public record UploadProblem(UploadStep step, UploadAdvice advice, String place, int replyCode, String replyText) {}
