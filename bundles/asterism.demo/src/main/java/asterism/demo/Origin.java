package asterism.demo;

/**
 * The supplier's document that goods once came with.
 *
 * @param day {@link Timeline#NEVER} when it is not known
 */
record Origin(String partnerId, String number, int day) {
    static final Origin UNKNOWN = new Origin("", "", Timeline.NEVER);
}
