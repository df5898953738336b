// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.peers;

import com.yomahub.liteflow.core.NodeBooleanComponent;
import com.yomahub.liteflow.core.NodeComponent;
import com.yomahub.liteflow.core.NodeIteratorComponent;
import com.yomahub.liteflow.core.NodeSwitchComponent;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The nodes of the LiteFlow chains; public, because LiteFlow makes them by reflection. */
public final class LiteFlowNodes {

    private LiteFlowNodes() {}

    /** A node that works on the run's state. */
    public abstract static class Node extends NodeComponent {
        final LiteFlowState state() {
            return getContextBean(LiteFlowState.class);
        }
    }

    public static final class A extends Node {
        @Override
        public void process() {
            state().text = "a";
        }
    }

    public static final class Pause extends Node {
        @Override
        public void process() {
            LockSupport.parkNanos(Work.PAUSE_NANOS);
            state().text = "a";
        }
    }

    public static final class One extends Node {
        @Override
        public void process() {
            state().sum.add(1);
        }
    }

    public static final class First extends Node {
        @Override
        public void process() {
            state().first = 1;
        }
    }

    public static final class Plus1 extends Node {
        @Override
        public void process() {
            state().sum.add(state().first + 1);
        }
    }

    public static final class Plus2 extends Node {
        @Override
        public void process() {
            state().sum.add(state().first + 2);
        }
    }

    public static final class Sum extends Node {
        @Override
        public void process() {
            state().total = state().sum.intValue();
        }
    }

    public static final class Tenfold extends Node {
        @Override
        public void process() {
            state().total = state().sum.intValue() * 10;
        }
    }

    public static final class Negate extends Node {
        @Override
        public void process() {
            state().total = -state().sum.intValue();
        }
    }

    public static final class Increment extends Node {
        @Override
        public void process() {
            int item = this.<Integer>getCurrLoopObj();
            state().incremented.set(item, item + 1);
        }
    }

    public static final class Start extends Node {
        @Override
        public void process() {
            state().cents = Rules.start();
        }
    }

    public static final class Volume extends Node {
        @Override
        public void process() {
            state().cents = Rules.volume(state().cents);
        }
    }

    public static final class Gold extends Node {
        @Override
        public void process() {
            state().cents = Rules.gold(state().cents);
        }
    }

    public static final class Silver extends Node {
        @Override
        public void process() {
            state().cents = Rules.silver(state().cents);
        }
    }

    public static final class Small extends Node {
        @Override
        public void process() {
            state().cents = Rules.small(state().cents);
        }
    }

    public static final class Coupon extends Node {
        @Override
        public void process() {
            state().cents = Rules.coupon(state().cents);
        }
    }

    public static final class Shipping extends Node {
        @Override
        public void process() {
            state().cents = Rules.shipping(state().cents);
        }
    }

    public static final class Express extends Node {
        @Override
        public void process() {
            state().cents = Rules.express(state().cents);
        }
    }

    public static final class Tax extends Node {
        @Override
        public void process() {
            state().cents = Rules.tax(state().cents);
        }
    }

    public static final class Round extends Node {
        @Override
        public void process() {
            state().cents = Rules.round(state().cents);
        }
    }

    public static final class NoRule extends Node {
        @Override
        public void process() {}
    }

    public static final class Decide extends NodeSwitchComponent {
        @Override
        public String processSwitch() {
            return getContextBean(LiteFlowState.class).sum.intValue() == 5 ? "tenfold" : "negate";
        }
    }

    public static final class Member extends NodeSwitchComponent {
        @Override
        public String processSwitch() {
            return Rules.isGold() ? "gold" : Rules.isSilver() ? "silver" : "none";
        }
    }

    public static final class Hurry extends NodeBooleanComponent {
        @Override
        public boolean processBoolean() {
            return Rules.EXPRESS;
        }
    }

    public static final class Numbers extends NodeIteratorComponent {
        @Override
        public Iterator<?> processIterator() {
            return IntStream.range(0, getContextBean(LiteFlowState.class).items).iterator();
        }
    }
}
