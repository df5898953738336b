// SPDX-License-Identifier: Apache-2.0
package io.volnux.bench.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class DrawingsTest {

    private static final List<String> GROWTH = List.of(
            "# measured <today>",
            "shape,size,ns,ns_error,bytes,bytes_error",
            "tasks,1,2000,100,900,1",
            "tasks,10,3000,100,9000,1",
            "tasks,100,30000,100,90000,1",
            "tasks,1000,300000,NaN,900000,1",
            "width,1,2000,100,900,1",
            "width,100,2000,100,900,1");

    private static int count(String xml, String element) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return document.getElementsByTagName(element).getLength();
    }

    @Test
    void everyPointOfEveryShapeIsDrawnTwice() throws Exception {
        var svg = Plots.draw(GROWTH);
        assertThat(count(svg, "circle")).isEqualTo(2 * 6);
        assertThat(count(svg, "polyline")).isEqualTo(2 * 2);
        assertThat(svg).contains("tasks in a chain", "100 µs", "10 kB", "measured &lt;today>", "exponent 1.00");
    }

    @Test
    void growthInProportionHasExponentOne() {
        var points = GROWTH.stream()
                .filter(line -> line.startsWith("tasks"))
                .map(Plots.Point::parse)
                .toList();
        assertThat(Plots.exponent(points, Plots.Point::ns)).isCloseTo(1, within(0.001));
        assertThat(Plots.exponent(points, point -> point.size() * point.size())).isCloseTo(2, within(0.001));
    }

    @Test
    void aLineThatIsNoMeasurementIsRefused() {
        assertThatThrownBy(() -> Plots.draw(List.of("tasks,1,2"))).hasMessageContaining("got 'tasks,1,2'");
    }

    @Test
    void stacksAreFoldedBelowTheFirstFrameOfOurs() throws Exception {
        var graph = new FlameGraph(0.005);
        for (int i = 0; i < 999; i++) {
            graph.add(List.of("org.openjdk.jmh.Runner.run", "io.volnux.bench.ChainBench.chain", "java.util.List.of"));
        }
        graph.add(List.of("io.volnux.bench.ChainBench.chain", "io.volnux.engine.Engine.run"));
        graph.add(List.of("java.lang.Thread.run", "jdk.internal.Elsewhere.wait"));
        assertThat(graph.root().samples()).isEqualTo(1_000);
        var svg = graph.draw("a <title>", "caption");
        assertThat(count(svg, "g")).isEqualTo(2);
        assertThat(svg)
                .contains("a &lt;title>", "java.util.List.of 99.9 %")
                .doesNotContain("jmh.Runner")
                .doesNotContain("Engine.run");
    }
}
