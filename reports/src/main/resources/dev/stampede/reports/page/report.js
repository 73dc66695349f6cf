(() => {
"use strict";
// Whatever the page says it says without this: here are values under the pointer, one zoom in time
// for all charts, switches for architectures, tables to sort, and a link that remembers all of it.
const SVG = "http://www.w3.org/2000/svg";
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const make = (name, attributes = {}, text = "") => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.textContent = text;
  return node;
};
const number = (node, name) => Number(node.getAttribute(name));
const view = { from: null, to: null, off: new Set() };

// ---- How figures are written.

const three = value => Math.abs(value) >= 1000
  ? Math.round(value).toLocaleString("en-US") : String(Number(value.toPrecision(3)));
const share = value => {
  const lost = 1 - value;
  const digits = lost > 0 && lost < 0.1 ? Math.min(4, Math.ceil(-Math.log10(lost)) - 1) : -1;
  return (digits < 0 ? three(100 * value) : Number((100 * value).toFixed(digits))) + " %";
};
const seconds = value => value < 1 ? three(1000 * value) + " ms"
  : value < 60 ? three(value) + " s"
  : Math.floor(Math.round(value) / 60) + " min " + Math.round(value) % 60 + " s";
const two = value => String(value).padStart(2, "0");
const clock = (value, length) => {
  const whole = Math.round(value);
  return length < 600 ? Math.floor(whole / 60) + ":" + two(whole % 60)
    : Math.floor(whole / 3600) + ":" + two(Math.floor(whole / 60) % 60)
      + (whole % 60 ? ":" + two(whole % 60) : "");
};
const written = (value, unit) => {
  switch (unit) {
    case "share": return share(Math.min(1, Math.max(0, value)));
    case "nines": return share(1 - 10 ** -Math.max(0, value));
    case "log s": return seconds(10 ** value);
    default: return three(Math.max(0, value)) + (unit ? " " + unit : "");
  }
};

// ---- Charts: their panels, and what is drawn in each.

/** Points of a path of straight lines; where a new piece starts `move` is true, null closes one. */
function pointsOf(d) {
  const found = [];
  let x = 0;
  let y = 0;
  for (const [, letter, rest] of d.matchAll(/([MlhvZ])([^MlhvZ]*)/g)) {
    const [a, b] = (rest.match(/-?\d*\.?\d+/g) || []).map(Number);
    if (letter === "M") [x, y] = [a, b];
    if (letter === "l") [x, y] = [x + a, y + b];
    if (letter === "h") x += a;
    if (letter === "v") y += a;
    found.push(letter === "Z" ? null : { x, y, move: letter === "M" });
  }
  return found;
}

/** How high a line, or the top of an area, is at a place across; null where it is not there. */
function heightAt(points, x, area) {
  let best = null;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    if (!a || !b || b.move || x < Math.min(a.x, b.x) || x > Math.max(a.x, b.x)) continue;
    const y = a.x === b.x ? Math.min(a.y, b.y) : a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
    if (!area) return y;
    if (best === null || y < best) best = y;
  }
  return best;
}

/** Small panels are drawn alike and moved apart: where a node is moved to tells them apart. */
const frameOf = node => {
  const moved = node.closest("svg [transform]");
  return moved ? moved.getAttribute("transform") : "";
};

class Panel {
  constructor(rect) {
    this.rect = rect;
    this.frame = frameOf(rect);
    [this.x, this.y, this.w, this.h] = ["x", "y", "width", "height"].map(n => number(rect, n));
    [this.from, this.to] = rect.dataset.across.split(" ").map(Number);
    [this.low, this.high] = rect.dataset.up.split(" ").map(Number);
    this.name = rect.dataset.name || "";
    this.isTime = rect.dataset.kind === "time";
    this.series = [];
    this.moved = [];
  }

  distance(x, y) {
    return Math.hypot(Math.max(this.x - x, 0, x - this.x - this.w),
      Math.max(this.y - y, 0, y - this.y - this.h));
  }

  /** Returns the pointer's place in the drawing, and how far it is from the panel on the screen. */
  pointed(event) {
    const box = this.rect.getBoundingClientRect();
    const far = Math.hypot(Math.max(box.left - event.clientX, 0, event.clientX - box.right),
      Math.max(box.top - event.clientY, 0, event.clientY - box.bottom));
    return { far, x: this.x + (event.clientX - box.left) / box.width * this.w };
  }

  /** Returns where a place of the drawing is across, before any zoom. */
  place(value) {
    return this.x + (value - this.from) / (this.to - this.from) * this.w;
  }

  shown() {
    return this.isTime && view.from !== null ? [view.from, view.to] : [this.from, this.to];
  }

  /** Returns what a place on the screen stands for, in seconds or in nines. */
  value(x) {
    const [from, to] = this.shown();
    return from + (x - this.x) / this.w * (to - from);
  }

  screen(value) {
    const [from, to] = this.shown();
    return this.x + (value - from) / (to - from) * this.w;
  }

  across(value) {
    if (this.isTime) return clock(value, this.to - this.from);
    return this.rect.dataset.kind === "nines" ? share(1 - 10 ** -value) : "";
  }

  part(value) {
    const { unit } = this.rect.dataset;
    return unit === "share" ? Number((100 * value).toFixed(1)) + " %" : written(value, unit);
  }

  /** Returns name, words and ink of all that stands there, as it stands from the top down. */
  values(value) {
    const found = [];
    let below = this.low;
    for (const one of this.series) {
      if (one.node.classList.contains("off")) continue;
      const y = heightAt(one.points, this.place(value), one.area);
      if (y === null) continue;
      const up = this.low + (this.y + this.h - y) / this.h * (this.high - this.low);
      const stacked = one.area && one.node.dataset.k === "stack";
      // A stack is drawn to a thousandth of the panel: less is nothing, and more digits mean nothing.
      const fine = (this.high - this.low) / 1000;
      const part = Math.round((up - below) / fine) * fine;
      if (!stacked) found.push([one.name, written(up, this.rect.dataset.unit), one.ink]);
      else if (part > 0) found.push([one.name, this.part(part), one.ink]);
      if (stacked) below = up;
    }
    return found.reverse();
  }
}

class Chart {
  constructor(box) {
    this.box = box;
    this.svg = box.querySelector("svg");
    this.panels = all(".panel", this.svg).map(rect => new Panel(rect));
    this.isTime = this.panels.some(panel => panel.isTime);
    this.isReady = false;
  }

  /** Returns the panel that a node at a place of the drawing belongs to. */
  panelOf(node, x, y) {
    const frame = frameOf(node);
    const near = this.panels.filter(panel => panel.frame === frame);
    return near.length && near.reduce((a, b) => b.distance(x, y) < a.distance(x, y) ? b : a);
  }

  pointed(event) {
    return this.panels.reduce((a, b) => b.pointed(event).far < a.pointed(event).far ? b : a);
  }

  /** Reads the drawing, when it is first needed. */
  prepare() {
    if (this.isReady || !this.panels.length) return;
    this.isReady = true;
    for (const node of all("path[data-s]", this.svg)) {
      const points = pointsOf(node.getAttribute("d"));
      const inside = points.find(p => p);
      if (!inside) continue;
      const area = points.includes(null);
      const one = { node, points, area, name: node.dataset.s,
        ink: getComputedStyle(node)[area ? "fill" : "stroke"] };
      const panel = this.panelOf(node, inside.x, inside.y);
      if (!panel) continue;
      const { series } = panel;
      if (area) series.unshift(one); else series.push(one);
    }
    if (!this.isTime) return;
    const names = { line: ["x1", "x2"], rect: ["x", "width"], text: ["x"], path: ["d"] };
    for (const node of all("[clip-path],[data-t]", this.svg)) {
      const own = names[node.tagName];
      if (!own || node.matches(".panel")) continue;
      const was = own[0] === "d" ? pointsOf(node.getAttribute("d")) : own.map(n => number(node, n));
      const first = own[0] === "d" ? was.find(p => p) : { x: was[0], y: number(node, node.tagName === "line" ? "y1" : "y") };
      const panel = first && this.panelOf(node, first.x, first.y);
      if (panel) panel.moved.push({ node, was, d: node.getAttribute("d") });
    }
  }

  /** Puts everything where it is in the time that is shown. */
  zoom() {
    if (!this.isTime) return;
    this.prepare();
    all(".zoomed", this.svg).forEach(node => node.remove());
    for (const panel of this.panels) {
      const to = x => Math.round(100 * panel.screen(panel.from + (x - panel.x) / panel.w * (panel.to - panel.from))) / 100;
      const clamp = x => Math.min(panel.x + panel.w, Math.max(panel.x, x));
      for (const { node, was, d } of panel.moved) {
        const kind = node.dataset.t;
        if (kind === "grid" || kind === "tick") {
          node.classList.toggle("away", view.from !== null);
        } else if (node.tagName === "path") {
          node.classList.toggle("away", kind === "lane" && view.from !== null);
          node.setAttribute("d", view.from === null ? d : was.map(p => p ? (p.move ? "M" : "L") + to(p.x) + " " + p.y : "Z").join(""));
        } else if (node.tagName === "line") {
          node.setAttribute("x1", to(was[0]));
          node.setAttribute("x2", to(was[1]));
        } else if (node.tagName === "rect") {
          const [from, end] = [to(was[0]), to(was[0] + was[1])].map(kind ? clamp : x => x);
          node.setAttribute("x", from);
          node.setAttribute("width", Math.max(0, end - from));
          node.classList.toggle("away", end <= from);
        } else {
          const x = to(was[0]);
          node.setAttribute("x", clamp(x));
          node.classList.toggle("away", x < panel.x - 120 || x > panel.x + panel.w - 10);
        }
      }
      if (view.from !== null) this.ticks(panel);
    }
  }

  /** Draws the grid and the labels of a part of the time like those of all of it. */
  ticks(panel) {
    const labels = panel.moved.filter(m => m.node.dataset.t === "tick").map(m => m.node);
    const grid = panel.moved.find(m => m.node.dataset.t === "grid");
    const length = view.to - view.from;
    const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400]
      .find(s => length / s * 70 <= panel.w) || 86400;
    for (let at = Math.ceil(view.from / step) * step; at <= view.to; at += step) {
      const x = panel.screen(at);
      if (grid) {
        const line = grid.node.cloneNode();
        line.classList.remove("away");
        line.classList.add("zoomed");
        line.setAttribute("x1", x);
        line.setAttribute("x2", x);
        grid.node.after(line);
      }
      if (labels.length) {
        const text = labels[0].cloneNode();
        text.classList.remove("away");
        text.classList.add("zoomed");
        text.removeAttribute("textLength");
        text.setAttribute("text-anchor", "middle");
        text.setAttribute("x", x);
        text.textContent = clock(at, panel.to - panel.from);
        labels[0].after(text);
      }
    }
  }

  isShown() {
    return this.svg.getClientRects().length > 0;
  }
}

const drawn = new WeakMap(); // charts by what they are drawn in
let charts = [];
let timed = [];

function findCharts() {
  charts = all(".drawing").map(box => {
    if (!drawn.has(box)) {
      drawn.set(box, new Chart(box));
      attend(drawn.get(box));
    }
    return drawn.get(box);
  });
  timed = charts.filter(chart => chart.isTime);
}

// ---- Values where the pointer is, or where the arrow keys have put it.

const tip = make("div", { class: "tip", role: "status", hidden: "" });
document.body.append(tip);
let cursor = null; // { chart, panel, value }

function line(panel, value) {
  const x = panel.screen(value);
  if (x < panel.x || x > panel.x + panel.w) return;
  const node = document.createElementNS(SVG, "line");
  for (const [key, at] of [["x1", x], ["x2", x], ["y1", panel.y], ["y2", panel.y + panel.h]]) {
    node.setAttribute(key, at);
  }
  node.setAttribute("class", "cursor");
  panel.rect.after(node);
}

function show(chart, panel, value, clientX, clientY) {
  hide();
  cursor = { chart, panel, value };
  const others = panel.isTime ? timed.filter(one => one.isShown()) : [chart];
  for (const one of others) one.panels.forEach(each => line(each, value));
  const rows = panel.values(value);
  tip.replaceChildren(make("b", {}, [panel.across(value), panel.name].filter(w => w).join(" · ")));
  for (const [name, text, ink] of rows) {
    const row = make("div");
    const swatch = make("i");
    swatch.style.background = ink;
    row.append(swatch, make("span", {}, name), make("b", {}, text));
    tip.append(row);
  }
  at(clientX, clientY);
}

function at(clientX, clientY) {
  tip.hidden = false;
  const room = document.documentElement.clientWidth;
  const left = clientX + 16 + tip.offsetWidth > room ? clientX - 16 - tip.offsetWidth : clientX + 16;
  tip.style.left = Math.max(4, Math.min(left, room - tip.offsetWidth - 4)) + scrollX + "px";
  tip.style.top = Math.max(4, clientY - tip.offsetHeight / 2) + scrollY + "px";
}

function hide() {
  all(".cursor").forEach(node => node.remove());
  tip.hidden = true;
  cursor = null;
}

function attend(chart) {
  if (!chart.panels.length) return;
  let start = null;
  let band = null;
  chart.box.classList.add("live");
  chart.svg.addEventListener("pointermove", event => {
    chart.prepare();
    const panel = start ? start.panel : chart.pointed(event);
    const { x, far } = panel.pointed(event);
    if (start) {
      const [a, b] = [start.x, Math.min(panel.x + panel.w, Math.max(panel.x, x))].sort((p, q) => p - q);
      band.setAttribute("x", a);
      band.setAttribute("width", b - a);
      start.to = Math.min(panel.x + panel.w, Math.max(panel.x, x));
    }
    const named = event.target.closest(panel.rect.dataset.kind ? "[data-s]:not(path)" : "[data-s]");
    if (named) {
      hide();
      tip.replaceChildren(make("b", {}, named.dataset.s));
      at(event.clientX, event.clientY);
    } else if (!panel.rect.dataset.kind || far > 0 && !start) {
      hide();
    } else if (panel.series.length || panel.isTime) {
      show(chart, panel, panel.value(x), event.clientX, event.clientY);
    }
  });
  chart.svg.addEventListener("pointerleave", () => { if (!start) hide(); });
  chart.svg.addEventListener("pointerdown", event => {
    chart.prepare();
    const panel = chart.pointed(event);
    const { x, far } = panel.pointed(event);
    if (event.button || event.pointerType === "touch" || !panel.isTime || far > 0) return;
    event.preventDefault();
    chart.box.focus({ preventScroll: true });
    start = { x, to: x, panel };
    band = document.createElementNS(SVG, "rect");
    band.setAttribute("class", "band");
    band.setAttribute("y", panel.y);
    band.setAttribute("height", panel.h);
    panel.rect.after(band);
    chart.svg.setPointerCapture(event.pointerId);
  });
  const end = () => {
    if (!start) return;
    const { panel } = start;
    const [from, to] = [start.x, start.to].map(x => panel.value(x)).sort((a, b) => a - b);
    band.remove();
    const far = Math.abs(start.to - start.x) > 6;
    start = null;
    if (far) zoom(Math.max(panel.from, from), Math.min(panel.to, to));
  };
  chart.svg.addEventListener("pointerup", end);
  chart.svg.addEventListener("pointercancel", end);
  chart.svg.addEventListener("dblclick", () => { if (chart.isTime) zoom(null, null); });
  chart.box.addEventListener("keydown", event => keys(chart, event));
  chart.box.addEventListener("blur", hide);
}

function keys(chart, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  chart.prepare();
  const held = cursor && cursor.chart === chart;
  const panel = held ? cursor.panel : chart.panels.find(p => p.series.length) || chart.panels[0];
  const [from, to] = panel.shown();
  const value = held ? cursor.value : (from + to) / 2;
  const step = (to - from) / 60;
  const put = (p, v) => {
    const box = p.rect.getBoundingClientRect();
    const x = box.left + (p.screen(v) - p.x) / p.w * box.width;
    show(chart, p, v, x, box.top + box.height / 2);
  };
  const next = by => chart.panels[(chart.panels.indexOf(panel) + by + chart.panels.length) % chart.panels.length];
  const half = (to - from) / 4;
  switch (event.key) {
    case "ArrowLeft": put(panel, Math.max(from, value - step)); break;
    case "ArrowRight": put(panel, Math.min(to, value + step)); break;
    case "ArrowUp": put(next(-1), value); break;
    case "ArrowDown": put(next(1), value); break;
    case "+":
      if (!panel.isTime) return;
      zoom(Math.max(panel.from, value - half), Math.min(panel.to, value + half));
      put(panel, value);
      break;
    case "-": case "0": if (panel.isTime) zoom(null, null); break;
    case "Escape": if (cursor) hide(); else if (chart.isTime) zoom(null, null); break;
    default: return;
  }
  event.preventDefault();
}

// ---- One zoom for all that is over time.

function zoom(from, to, quiet) {
  const least = 2;
  view.from = from === null || to - from < least ? null : from;
  view.to = view.from === null ? null : to;
  const longest = Math.max(0, ...timed.map(chart => chart.panels[0].to - chart.panels[0].from));
  if (view.from !== null && view.to - view.from > 0.99 * longest) view.from = view.to = null;
  timed.forEach(chart => { if (chart.isShown() || chart.isZoomed) draw(chart); });
  reset.hidden = view.from === null;
  reset.textContent = view.from === null ? "" : "All of the time (now " + clock(view.from, longest) + " to " + clock(view.to, longest) + ")";
  if (!quiet) remember();
}

function draw(chart) {
  chart.isZoomed = view.from !== null;
  chart.zoom();
}

// ---- The bar: architectures, zoom, open all.

const bar = make("div", { class: "tools", role: "group", "aria-label": "What is shown" });
let names = [];
let switches = [];
let questions = [];
const reset = make("button", { type: "button", class: "reset", hidden: "" });
reset.addEventListener("click", () => zoom(null, null));
const unfold = make("button", { type: "button" }, "Open all");
unfold.addEventListener("click", () => {
  const open = questions.some(each => !each.open);
  questions.forEach(each => { each.open = open; });
});

function switchOf(name) {
  const node = make("button", { type: "button", "aria-pressed": "true", class: "switch" }, name);
  const light = on => all("[data-a]").forEach(each => each.classList.toggle("dim", on && each.dataset.a !== name));
  node.addEventListener("click", () => {
    if (view.off.has(name)) view.off.delete(name); else view.off.add(name);
    switched();
    remember();
  });
  for (const on of ["pointerenter", "focus"]) node.addEventListener(on, () => light(!view.off.has(name)));
  for (const off of ["pointerleave", "blur"]) node.addEventListener(off, () => light(false));
  return node;
}

/** What was there once keeps its switch: it may only not have been run yet. */
function fillBar() {
  const known = new Set([...names, ...all("[data-a]").map(node => node.dataset.a)]);
  if (bar.childElementCount && known.size === names.length) return;
  names = [...known];
  switches = names.length < 2 ? [] : names.map(switchOf);
  bar.replaceChildren();
  if (switches.length) bar.append(make("span", {}, "Architectures:"), ...switches);
  if (timed.length) bar.append(reset);
  if (questions.length) bar.append(unfold);
  const nav = document.querySelector("nav");
  if (nav && bar.childElementCount) nav.append(bar);
}

function switched() {
  switches.forEach(node => node.setAttribute("aria-pressed", String(!view.off.has(node.textContent))));
  all("[data-a]").forEach(node => node.classList.toggle("off", view.off.has(node.dataset.a)));
}

// ---- Tables: a click on a name sorts by its column, within each group.

const NUMBER = /-?[\d,]*\.?\d+/;
const value = text => {
  const found = text.replace(/[\u2212]/g, "-").match(NUMBER);
  if (/never/.test(text)) return Infinity;
  if (!found) return null;
  const unit = { ms: 1e-3, min: 60, h: 3600, days: 86400 }[(text.slice(found.index + found[0].length).match(/^\s*([a-z]+)/i) || [])[1]] || 1;
  return Number(found[0].replace(/,/g, "")) * unit;
};

function sortable(table) {
  all("thead th", table).forEach((head, column) => {
    if (all("tbody tr", table).length < 3 || head.querySelector(".sort")) return;
    const button = make("button", { type: "button", class: "sort" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      all("thead th", table).forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      for (const body of table.tBodies) {
        const rows = [...body.rows].filter(row => !row.matches(".group"));
        const key = row => {
          const cell = row.cells[column].cloneNode(true);
          cell.querySelectorAll("small,.aloud,.sign").forEach(part => part.remove());
          return cell.textContent.trim();
        };
        const keyed = rows.map(row => [key(row), value(key(row)), row]);
        keyed.sort((a, b) => {
          if (column === 0) return (up ? 1 : -1) * a[0].localeCompare(b[0], "en");
          if (a[1] === null || b[1] === null) return (a[1] === null) - (b[1] === null);
          return a[1] === b[1] ? 0 : (up ? 1 : -1) * (a[1] < b[1] ? -1 : 1);
        });
        body.append(...keyed.map(each => each[2]));
      }
    });
  });
}

// ---- The address remembers the view: #anchor?open=...&zoom=...&off=...

function remember() {
  const parts = new URLSearchParams();
  const open = questions.filter(each => each.open).map(each => each.id);
  if (open.length) parts.set("open", open.join(","));
  if (view.from !== null) parts.set("zoom", Math.round(view.from) + "-" + Math.round(view.to));
  if (view.off.size) parts.set("off", [...view.off].map(name => names.indexOf(name)).join(","));
  const anchor = location.hash.slice(1).split("?")[0];
  const text = parts.toString();
  history.replaceState(null, "", "#" + anchor + (text ? "?" + text : ""));
}

function recall() {
  const [anchor, text] = location.hash.slice(1).split("?");
  const parts = new URLSearchParams(text || "");
  const open = new Set((parts.get("open") || "").split(","));
  questions.forEach(each => { if (open.has(each.id) || each.id === anchor) each.open = true; });
  view.off = new Set((parts.get("off") || "").split(",").filter(n => n).map(n => names[Number(n)]).filter(n => n));
  switched();
  const [from, to] = (parts.get("zoom") || "").split("-").map(Number);
  if (from < to) zoom(from, to, true); else if (view.from !== null) zoom(null, null, true);
  const target = anchor && document.getElementById(anchor);
  if (target) {
    const holder = target.closest("details");
    if (holder) holder.open = true;
    target.scrollIntoView();
  }
}

// ---- What there is to attend to: again when a page has drawn something new.

const attended = new WeakSet();

function findQuestions() {
  questions = all("details.question");
  for (const each of questions.filter(one => !attended.has(one))) {
    attended.add(each);
    each.addEventListener("toggle", () => {
      timed.filter(chart => each.contains(chart.box) && (chart.isZoomed || view.from !== null)).forEach(draw);
      remember();
    });
  }
}

function find() {
  hide();
  findCharts();
  findQuestions();
  fillBar();
  all(".scroll table").forEach(sortable);
}

find();
addEventListener("hashchange", recall);
addEventListener("stampede-drawn", () => {
  find();
  switched();
  if (view.from !== null) zoom(view.from, view.to, true);
});
recall();
})();
