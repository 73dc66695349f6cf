(() => {
"use strict";
// Moves values of the scenario, asks for runs with them, and shows what is heard of these runs.
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const by = id => document.getElementById(id);
const { base, settings: given } = document.querySelector(".desk").dataset;
const result = by("result");
const sliders = all("input[type=range]");
const ofPath = new Map(sliders.map(slider => [slider.dataset.path, slider]));
const written = new Map(); // settings that no slider stands for, value by path
const LOST = "There is no connection to Stampede; it may have been ended.";
const SOON = 120; // milliseconds: a hand that moves a slider does not stop for less
let asked = 0;
let timer = 0;
let looked = "";

// ---- What is changed.

const values = slider => slider.dataset.values.split("|");
const own = slider => Number(slider.getAttribute("value"));
const box = slider => slider.closest(".dial");

function show(slider, text, moved) {
  slider.setAttribute("aria-valuetext", text);
  box(slider).querySelector("output").value = text;
  box(slider).querySelector(".back").hidden = !moved;
  box(slider).classList.toggle("moved", moved);
}

function put(slider, index) {
  written.delete(slider.dataset.path);
  slider.value = index;
  show(slider, values(slider)[index], index !== own(slider));
}

/** Takes a setting as it was typed: a slider stands for it if it can. */
function set(setting) {
  const equals = setting.indexOf("=");
  if (equals < 1) return false;
  const path = setting.slice(0, equals).trim();
  const value = setting.slice(equals + 1).trim();
  const slider = ofPath.get(path);
  const index = slider ? values(slider).indexOf(value) : -1;
  if (index >= 0) {
    put(slider, index);
  } else {
    written.set(path, value);
    if (slider) show(slider, value, true);
  }
  return true;
}

function unset(path) {
  written.delete(path);
  const slider = ofPath.get(path);
  if (slider) put(slider, own(slider));
}

function settings() {
  const moved = sliders
    .filter(slider => Number(slider.value) !== own(slider) && !written.has(slider.dataset.path))
    .map(slider => slider.dataset.path + "=" + values(slider)[Number(slider.value)]);
  return [...moved, ...[...written].map(([path, value]) => path + "=" + value)];
}

// ---- What is asked.

/** The questions that are open; the first one is, until there is anything to be seen. */
const open = () => result.firstElementChild
  ? all("details.question[open]", result).map(each => each.id) : ["use-case-1"];

async function send(what, fields) {
  const body = new URLSearchParams(fields);
  open().forEach(id => body.append("open", id));
  looked = open().join();
  try {
    const answer = await fetch(base + "/" + what, { method: "POST", body });
    if (!answer.ok) by("progress").textContent = await answer.text();
  } catch {
    by("progress").textContent = LOST;
  }
}

function ask() {
  clearTimeout(timer);
  timer = 0;
  asked++;
  result.classList.add("stale");
  result.setAttribute("aria-busy", "true");
  const first = by("first");
  send("move", [["number", asked], ["first", first ? first.value : ""],
    ...settings().map(setting => ["set", setting])]);
}

function askSoon() {
  clearTimeout(timer);
  timer = setTimeout(ask, SOON);
}

for (const slider of sliders) {
  put(slider, own(slider)); // whatever a browser remembers of an earlier visit
  slider.addEventListener("input", () => {
    put(slider, Number(slider.value));
    askSoon();
  });
  slider.addEventListener("change", () => { if (timer) ask(); });
  box(slider).querySelector(".back").addEventListener("click", () => {
    unset(slider.dataset.path);
    slider.focus();
    ask();
  });
}
by("controls").addEventListener("submit", event => {
  event.preventDefault();
  const field = by("other");
  field.setCustomValidity(set(field.value) ? "" : "As in demand.chat.arrivals.rate=80/s");
  if (!field.reportValidity()) return;
  field.value = "";
  ask();
});
by("other").addEventListener("input", () => by("other").setCustomValidity(""));
if (by("first")) by("first").addEventListener("change", ask);

by("changes").addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".undo")) unset(button.dataset.setting.split("=")[0]);
  if (button.matches(".undo-all")) [...written.keys(), ...ofPath.keys()].forEach(unset);
  if (button.matches(".copy")) {
    navigator.clipboard.writeText(by("changes").querySelector(".command").textContent)
      .then(() => { button.textContent = "Copied"; });
    return;
  }
  ask();
});

// ---- What is heard.

/** What tells a part that can be opened apart from all others. */
function nameOf(details) {
  const holder = details.parentElement.closest("[id]");
  const figure = details.closest("figure");
  return [details.id, holder && holder.id, figure && figure.querySelector("h3").textContent,
    details.querySelector("summary").textContent].join("|");
}

/** Puts a new text in place of an old one; what was open stays open, and what had the focus has it. */
function replace(node, html) {
  const opened = new Set(all("details[open]", node).map(nameOf));
  const stops = () => all("summary,a,button,.drawing,.scroll,pre", node);
  const focused = stops().indexOf(document.activeElement);
  node.innerHTML = html;
  all("details", node).forEach(each => { if (opened.has(nameOf(each))) each.open = true; });
  if (focused >= 0 && stops()[focused]) stops()[focused].focus({ preventScroll: true });
}

const source = new EventSource(base + "/events");
function on(event, act) {
  source.addEventListener(event, heard => {
    if (Number(heard.lastEventId) === asked) act(heard.data);
  });
}
on("progress", html => { by("progress").innerHTML = html; });
on("done", text => {
  by("done").hidden = text === "";
  by("done").value = Number(text);
});
on("changes", html => replace(by("changes"), html));
on("problem", html => { by("problem").innerHTML = html; });
on("result", html => {
  const at = open();
  replace(result, html);
  at.map(by).forEach(each => { if (each) each.open = true; });
  result.classList.remove("stale");
  result.setAttribute("aria-busy", "false");
  dispatchEvent(new Event("stampede-drawn"));
});
source.addEventListener("gone", () => {
  source.close();
  by("progress").textContent = "This page was closed because others were opened: load it again.";
});
let isLost = false;
source.addEventListener("error", () => {
  isLost = true;
  by("progress").textContent = LOST;
});
source.addEventListener("open", () => {
  if (isLost) ask(); // what was under way ended when nobody listened
  isLost = false;
});

result.addEventListener("toggle", event => {
  if (event.target.matches("details.question") && open().join() !== looked) send("look", []);
}, true);

given.split("\n").forEach(set);
ask();
})();
