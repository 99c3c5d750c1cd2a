/** What tests of uploads stand on: the contract of transports, and an FTP server that fails on request. */
@NullMarked
package asterism.testkit.upload;

import org.jspecify.annotations.NullMarked;
