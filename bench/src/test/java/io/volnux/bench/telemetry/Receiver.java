// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.telemetry;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jdk.net.ExtendedSocketOptions;

/**
 * Takes OTLP in a process of its own, answers every request at once and reads nothing of it: HTTP/1.1, and as much of
 * HTTP/2 without TLS as gRPC's client needs. What is measured against it is the sender.
 */
final class Receiver implements AutoCloseable {

    private static final int PREFACE = 24;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int WIDE = Integer.MAX_VALUE;
    private static final int NARROW = 65_535;

    private final Process process;
    private final int port;

    private Receiver(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on a free port; it ends with {@link #close()}, or with this JVM. */
    static Receiver start(boolean grpc) throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Receiver.class.getName(),
                        grpc ? "grpc" : "http")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        var port = said.readLine();
        if (port == null) {
            throw new IllegalStateException("receiver must say its port, got nothing; what it says is above");
        }
        return new Receiver(process, Integer.parseInt(port));
    }

    String endpoint() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] arguments) throws IOException {
        boolean grpc = arguments[0].equals("grpc");
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            Thread.ofPlatform().daemon().start(Receiver::endWithTheParent);
            while (true) {
                var connection = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(connection, grpc));
            }
        }
    }

    private static void endWithTheParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // as good as its end
        }
        System.exit(0);
    }

    private static void serve(Socket connection, boolean grpc) {
        try (connection) {
            connection.setTcpNoDelay(true);
            var in = new DataInputStream(new BufferedInputStream(acknowledging(connection), 1 << 16));
            if (grpc) {
                frames(in, connection.getOutputStream());
            } else {
                requests(in, connection.getOutputStream());
            }
        } catch (EOFException | SocketException over) {
            // the client has gone
        } catch (IOException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /**
     * What arrives, acknowledged at once where the system can. Otherwise each batch takes 40 ms: the client holds back its
     * last packet until those before are acknowledged, and the system waits with that in case there is an answer to send
     * along. Every pipeline would be as slow as this, and none could be told from another.
     */
    private static InputStream acknowledging(Socket connection) throws IOException {
        var in = connection.getInputStream();
        if (!connection.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
            return in;
        }
        return new FilterInputStream(in) {
            private final byte[] skipped = new byte[1 << 16];

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                connection.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
                return super.read(bytes, from, length);
            }

            @Override
            public long skip(long wanted) throws IOException {
                return Math.max(0, read(skipped, 0, (int) Math.min(wanted, skipped.length)));
            }
        };
    }

    private static void requests(DataInputStream in, OutputStream out) throws IOException {
        var answer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-protobuf\r\nContent-Length: 0\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        while (true) {
            long length = 0;
            boolean chunked = false;
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                if (line.startsWith("content-length:")) {
                    length =
                            Long.parseLong(line.substring(line.indexOf(':') + 1).strip());
                }
                chunked |= line.startsWith("transfer-encoding:") && line.endsWith("chunked");
            }
            if (chunked) {
                for (length = chunk(in); length > 0; length = chunk(in)) {
                    in.skipNBytes(length + 2);
                }
                line(in);
            } else {
                in.skipNBytes(length);
            }
            out.write(answer);
        }
    }

    private static long chunk(DataInputStream in) throws IOException {
        return Long.parseLong(line(in), 16);
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int letter = in.readUnsignedByte(); letter != '\n'; letter = in.readUnsignedByte()) {
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString().toLowerCase(Locale.ROOT);
    }

    private static void frames(DataInputStream in, OutputStream out) throws IOException {
        in.skipNBytes(PREFACE);
        // streams may send as much as they like, and so may all of them together
        var wide = ByteBuffer.allocate(6).putShort((short) 4).putInt(WIDE).array();
        out.write(joined(frame(SETTINGS, 0, 0, wide), window(WIDE - NARROW)));
        int taken = 0;
        while (true) {
            int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            var payload = type == PING ? in.readNBytes(length) : new byte[0];
            in.skipNBytes(length - payload.length);
            if (type == DATA) {
                taken += length;
                if ((flags & END_STREAM) != 0) {
                    out.write(joined(window(taken), answer(stream)));
                    taken = 0;
                }
            } else if (type == SETTINGS && (flags & ACK) == 0) {
                out.write(frame(SETTINGS, ACK, 0));
            } else if (type == PING && (flags & ACK) == 0) {
                out.write(frame(PING, ACK, 0, payload));
            } else if (type == GO_AWAY) {
                return;
            }
        }
    }

    private static byte[] window(int more) {
        return frame(WINDOW_UPDATE, 0, 0, ByteBuffer.allocate(4).putInt(more).array());
    }

    /** Status 200, an empty message, and that all is well. */
    private static byte[] answer(int stream) {
        return joined(
                frame(
                        HEADERS,
                        END_HEADERS,
                        stream,
                        new byte[] {(byte) 0x88},
                        field("content-type", "application/grpc")),
                frame(DATA, 0, stream, new byte[5]),
                frame(HEADERS, END_HEADERS | END_STREAM, stream, field("grpc-status", "0")));
    }

    /** A header that is written out and not to be remembered. */
    private static byte[] field(String name, String value) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(0);
        for (var text : new String[] {name, value}) {
            bytes.write(text.length());
            bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static byte[] frame(int type, int flags, int stream, byte[]... payload) {
        var content = joined(payload);
        return ByteBuffer.allocate(9 + content.length)
                .put((byte) (content.length >> 16))
                .putShort((short) content.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(content)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        for (var part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
