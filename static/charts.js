// Draws the tables of a report: each plot names the table whose numbers it shows, so that the two can't differ.
"use strict";
const plots = [...document.querySelectorAll("[data-chart]")];
const drawn = new Map();
let printing = false;

function colour(name) {
  // Paper is white, whatever the screen is.
  const paper = { "--ink": "#14201b", "--soft": "#4d5b55", "--line": "#d3dcd7", "--brand": "#0b6b50", "--doubt": "#8a4b00" };
  return printing ? paper[name] : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
// Doubt is striped, so that it is told apart without colour too.
function stripes() {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour("--doubt");
  pen.lineWidth = 2;
  for (const x of [-4, 4, 12]) { pen.beginPath(); pen.moveTo(x - 4, 8); pen.lineTo(x + 4, 0); pen.stroke(); }
  return pen.createPattern(tile, "repeat");
}
const short = new Intl.NumberFormat("en-NG", { notation: "compact", maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en-NG", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const naira = (value) => (value == null ? "–" : "₦" + whole.format(value));

function read(table) {
  const heads = [...table.querySelectorAll("th[data-series]")];
  const rows = [...table.tBodies[0].rows];
  return {
    head: table.tHead.rows[0].cells[0].textContent.trim(),
    names: rows.map((row) => row.cells[0].textContent.trim()),
    series: heads.map((head) => ({
      kind: head.dataset.series,
      label: head.textContent.trim(),
      values: rows.map((row) => {
        const kobo = row.cells[head.cellIndex].dataset.kobo;
        return kobo === "-" ? null : Number(kobo) / 100;
      }),
    })),
  };
}
function line(series) {
  const now = series.kind === "sure";
  return {
    label: series.label, value: (plot, value) => naira(value), points: { show: false },
    stroke: () => colour(now ? "--brand" : "--doubt"), width: now ? 3 : 2, dash: now ? undefined : [8, 5],
  };
}
// Sure money stands at the bottom; what is in doubt is drawn behind it, as high as both together.
function bars(data) {
  const [sure, doubt] = data.series;
  const size = [data.names.length > 20 ? 0.75 : 0.6, 56];
  const both = sure.values.map((value, i) => value + doubt.values[i]);
  const bar = (label, fill, values, edge) => ({
    label, fill, stroke: () => colour(edge), width: 1, paths: uPlot.paths.bars({ size }), points: { show: false },
    value: (plot, value, index, at) => naira(at == null ? null : values[at]),
  });
  return {
    values: [both, sure.values],
    series: [bar(doubt.label, stripes, doubt.values, "--doubt"),
      bar(sure.label, () => colour("--brand"), sure.values, "--brand")],
  };
}
// Without the year where all are of one.
function marks(names) {
  const year = / \d{4}$/;
  const years = new Set(names.map((name) => name.match(year)?.[0]));
  return years.size > 1 ? names : names.map((name) => name.replace(year, ""));
}
function options(plot, data, series, width) {
  const along = marks(data.names);
  // "24 Nov", "Nov 2026", "24 Nov 2026": the last may stand at the very edge.
  const letters = Math.max(0, ...along.map((mark) => mark.length));
  const space = letters > 9 ? 100 : 70;
  const edge = letters > 6 ? 36 : letters > 4 ? 20 : 12;
  const axis = { stroke: () => colour("--soft"), font: "12px system-ui, sans-serif", ticks: { show: false } };
  return {
    width, height: width < 500 ? 164 : 264, padding: [12, edge, 0, 0],
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    legend: { live: true },
    scales: { x: { time: false, range: () => [-0.6, data.names.length - 0.4] }, y: { range: (u, low, high) => [0, (high || 1) * 1.05] } },
    series: [{ label: data.head, value: (u, value) => data.names[value] ?? "" }, ...series],
    axes: [
      { ...axis, grid: { show: false }, size: 36, space, incrs: [1, 2, 5, 10, 20, 50, 100], values: (u, at) => at.map((i) => along[i] ?? "") },
      { ...axis, grid: { stroke: () => colour("--line"), width: 1 }, size: 60, values: (u, at) => at.map((value) => "₦" + short.format(value)) },
    ],
  };
}
function draw(plot) {
  const table = document.getElementById(plot.dataset.table);
  const data = read(table);
  const shown = plot.dataset.chart === "lines"
    ? { values: data.series.map((s) => s.values), series: data.series.map(line) } : bars(data);
  drawn.get(plot)?.destroy();
  plot.hidden = false;
  // The style sheet makes it as wide as the paper, which nothing here can measure.
  const chart = new uPlot(options(plot, data, shown.series, printing ? 700 : plot.clientWidth), [data.names.map((_, i) => i), ...shown.values], plot);
  // What is drawn is in the table below: one sentence is enough for who listens.
  chart.root.querySelector("canvas").setAttribute("role", "img");
  chart.root.querySelector("canvas").setAttribute("aria-label", table.dataset.aria);
  drawn.set(plot, chart);
}
function all() { plots.forEach(draw); }
all();
// By their own width, which changes without the window's when a scroll bar or a folded part comes.
let width = 0;
new ResizeObserver(() => {
  const now = document.querySelector("main").clientWidth;
  if (width && now !== width) all();
  width = now;
}).observe(document.querySelector("main"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
addEventListener("beforeprint", () => { printing = true; all(); });
addEventListener("afterprint", () => { printing = false; all(); });
