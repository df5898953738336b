#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Turns what a terminal showed (standard input, with ANSI colours) into an SVG (standard output)."""
import html
import re
import sys

COLOURS = {"31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "34": "#79c0ff", "35": "#d2a8ff", "36": "#56d4dd",
           "90": "#8b949e", "91": "#ff7b72", "92": "#7ee787", "93": "#e3b341", "94": "#79c0ff", "95": "#d2a8ff",
           "96": "#56d4dd"}
WIDTH, HEIGHT = 8.4, 18

lines = sys.stdin.read().rstrip("\n").split("\n")
columns = max(len(re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", line)) for line in lines)
width, height = columns * WIDTH + 32, len(lines) * HEIGHT + 32
print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height}" viewBox="0 0 {width:.0f} {height}">')
print(f'<rect width="100%" height="100%" rx="8" fill="#0d1117"/>')
print('<g font-family="ui-monospace, SFMono-Regular, Menlo, DejaVu Sans Mono, monospace" font-size="14" xml:space="preserve">')
for number, line in enumerate(lines):
    colour, weight, dim, column = "#e6edf3", "normal", False, 0
    y = 16 + HEIGHT * (number + 0.78)
    for part in re.split(r"(\x1b\[[0-9;]*[A-Za-z])", line):
        code = re.fullmatch(r"\x1b\[([0-9;]*)m", part)
        if code:
            for one in (code.group(1) or "0").split(";"):
                if one in ("", "0"):
                    colour, weight, dim = "#e6edf3", "normal", False
                elif one == "1":
                    weight = "bold"
                elif one == "2":
                    dim = True
                elif one == "22":
                    weight, dim = "normal", False
                elif one == "39":
                    colour = "#e6edf3"
                else:
                    colour = COLOURS.get(one, colour)
        elif part and not part.startswith("\x1b"):
            x = 16 + column * WIDTH
            style = ' opacity="0.6"' if dim else ""
            print(f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-weight="{weight}"{style} '
                  f'textLength="{len(part) * WIDTH:.1f}" lengthAdjust="spacingAndGlyphs">{html.escape(part)}</text>')
            column += len(part)
print("</g></svg>")
