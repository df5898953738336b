// SPDX-License-Identifier: Apache-2.0
package io.volnux.otel.sdk.internal.export;

/** Of metrics and log records everything is heard but rejections, since only spans are counted one by one. */
record OtherWire(Wire wire) implements Wire {

    @Override
    public boolean mayRetry() {
        return wire.mayRetry();
    }

    @Override
    public void sent(long bytes) {
        wire.sent(bytes);
    }

    @Override
    public void answered(String status, boolean success) {
        wire.answered(status, success);
    }

    @Override
    public void stumbled(Throwable cause) {
        wire.stumbled(cause);
    }

    @Override
    public void broken(Throwable cause) {
        wire.broken(cause);
    }
}
