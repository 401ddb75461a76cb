// What the page does: it waits for views, shows the sheets that are new, and answers keys and clicks. It asks nobody but
// the program that it came from.

const by = (id) => document.getElementById(id);
const words = JSON.parse(document.body.dataset.words);
const word = (name, n) => words[name].replace("{n}", n);

const shown = by("shown"), panel = by("panel"), panelBody = by("panel-body"), notice = by("notice"), status = by("status");
const tabs = [...document.querySelectorAll('[role="tab"]')];
const TABS = tabs.map((tab) => tab.id.slice(4));
const SHEETS = TABS.slice(0, 7);

/** An element with classes, and with children or a text. */
function make(name, classes = "", ...children) {
  const element = document.createElement(name);
  if (classes) element.className = classes;
  element.append(...children.filter((child) => child !== null));
  return element;
}

// ── Where we are: a journey by its number and a tab, kept in the address so that a page that is loaded anew shows the same.

const state = { journey: 0, tab: "map", view: null, sheets: new Map(), source: null, lost: false, said: "" };

function readAddress() {
  const [journey, tab] = location.hash.slice(1).split("/");
  state.journey = /^\d{1,5}$/.test(journey) ? Number(journey) : 0;
  state.tab = TABS.includes(tab) ? tab : "map";
}

function writeAddress() {
  history.replaceState(null, "", `#${state.journey}/${state.tab}`);
}

// ── Views come as events. A page that is hidden lets go, because a browser opens few connections to a site.

function connect() {
  state.source?.close();
  state.source = null;
  if (document.hidden) return;
  const source = new EventSource(`events/${state.journey}/${state.tab}`);
  state.source = source;
  source.onmessage = (event) => {
    if (state.source === source) take(JSON.parse(event.data));
  };
  source.onerror = () => {
    if (state.source !== source) return;
    // An address by hand may name a journey that there is not.
    if (source.readyState === EventSource.CLOSED && state.journey > 0 && !state.view) return go(0, state.tab);
    if (source.readyState === EventSource.CLOSED) setTimeout(() => state.source === source && connect(), 1000);
    if (!state.lost) {
      state.lost = true;
      showNotice();
      say(words.lost);
    }
  };
}

function go(journey, tab, focus = false) {
  if (journey !== state.journey) closePanel(false);
  const another = journey !== state.journey || tab !== state.tab;
  Object.assign(state, { journey, tab });
  writeAddress();
  showTabs(focus);
  if (!another) return;
  state.view = null;
  state.sheets.clear();
  shown.replaceChildren(make("p", "said", words.drawing));
  shown.scrollTo(0, 0);
  connect();
}

// ── A view.

let turn = 0;

async function take(view) {
  const before = state.view;
  const mine = ++turn;
  state.lost = false;
  if (SHEETS.includes(state.tab)) {
    const renewed = await showSheets(view, mine);
    if (mine !== turn || renewed === null) return;
    announce(before, view, renewed);
  } else {
    const renewed = before === null || JSON.stringify(before) !== JSON.stringify(view);
    state.view = view;
    if (state.tab === "plan") showPlan(view);
    else showProblems(view);
    announce(before, view, renewed);
  }
  state.view = view;
  document.title = `${view.title} – journey`;
  by("title").textContent = view.title;
  by("title").lang = view.language;
  showJourneys(view);
  showCount(view);
  showNotice();
}

/** Puts the sheets of a view on the page; says whether any is new, or null when a newer view has come. */
async function showSheets(view, mine) {
  const known = state.sheets;
  const missing = view.sheets.map((sheet, at) => ({ sheet, at })).filter(({ sheet }) => !known.has(sheet.print));
  // What is seen comes first.
  const old = [...shown.querySelectorAll(".sheet")];
  const distance = ({ at }) => {
    const box = (old[at] ?? old.at(-1))?.getBoundingClientRect();
    return box ? Math.max(0, box.top - innerHeight, -box.bottom) + at / 1000 : at;
  };
  missing.sort((one, other) => distance(one) - distance(other));
  const first = old.length === 0;
  const [seen, others] = [missing.filter((it) => distance(it) < 1), missing.filter((it) => distance(it) >= 1)];
  for (const group of first || !view.sheets.length ? [missing] : [seen, others]) {
    const fetched = await Promise.all(group.map(({ sheet }) => fetchSheet(sheet)));
    if (mine !== turn) return null;
    // A sheet that is not there any more has given way to a newer view, which is on its way.
    if (fetched.includes(null)) return null;
    group.forEach(({ sheet }, index) => known.set(sheet.print, fetched[index]));
    if (group === seen && others.length > 0) placeSheets(view, old);
  }
  placeSheets(view, []);
  for (const print of known.keys()) if (!view.sheets.some((sheet) => sheet.print === print)) known.delete(print);
  return missing.length > 0;
}

/** The sheets in their order, each where it was; one that is not there yet is the old one at its place. */
function placeSheets(view, old) {
  let list = shown.querySelector(".sheets");
  if (view.sheets.length === 0) {
    const isRefused = view.state === "none" || (view.state === "fresh" && view.errors > 0);
    const reason = view.state === "none" && view.missing ? words.missing : isRefused ? words.none : words.empty;
    shown.replaceChildren(make("p", "said", reason));
    return;
  }
  if (!list) {
    list = make("div", "sheets");
    shown.replaceChildren(list);
  }
  const focused = list.contains(document.activeElement) ? document.activeElement.id : "";
  const wanted = view.sheets.map((sheet, at) => state.sheets.get(sheet.print) ?? old[at]).filter(Boolean);
  wanted.forEach((sheet, at) => {
    const here = list.children[at];
    if (here === sheet) return;
    if (here && !wanted.includes(here)) here.replaceWith(sheet);
    else list.insertBefore(sheet, here ?? null);
  });
  while (list.children.length > wanted.length) list.lastElementChild.remove();
  list.classList.toggle("old", view.state !== "fresh");
  resize();
  roam();
  if (focused) (document.getElementById(focused) ?? shown).focus({ preventScroll: true });
  mark();
}

/** A sheet, with its fonts ready; null where there is none under this name. */
async function fetchSheet(sheet) {
  const fonts = Promise.all(sheet.fonts.map(ready));
  const answer = await fetch(`sheet/${state.journey}/${state.tab}/${sheet.print}`).catch(() => null);
  if (!answer?.ok) return null;
  const text = await answer.text();
  const svg = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  await fonts;
  // Shown under the pointer they would say twice what the page says.
  svg.removeAttribute("aria-describedby");
  for (const link of svg.querySelectorAll("a[href]")) lead(link);
  for (const group of svg.querySelectorAll("g[id], a[id]")) group.dataset.place = group.id.replace(/^s\d+-/, "");
  const element = make("div", "sheet", svg);
  element.dataset.print = sheet.print;
  const box = svg.viewBox.baseVal;
  element.millimetres = { width: box.width, height: box.height };
  return element;
}

const fonts = new Map(), rules = new CSSStyleSheet();
document.adoptedStyleSheets.push(rules);

/** A font, fetched once. */
function ready({ name, weight, italic }) {
  if (!fonts.has(name)) {
    const style = italic ? "italic" : "normal";
    const face = new FontFace(name, `url(font/${name})`, { weight: String(weight), style });
    document.fonts.add(face);
    rules.insertRule(`.${name} { font-family: "${name}", "Arial Narrow", Arial, sans-serif; font-weight: ${weight}; font-style: ${style}; }`);
    // Without its font a sheet is shown all the same.
    fonts.set(name, face.load().catch(() => null));
  }
  return fonts.get(name);
}

/** Links lead to other sheets of the same page; those to other files lead nowhere here. */
function lead(link) {
  const found = /^(\d*)#s(\d+)-(.+)$/.exec(link.getAttribute("href"));
  if (found) link.setAttribute("href", `#s${found[1] || found[2]}-${found[3]}`);
  else link.removeAttribute("href");
}

// ── Size and scroll.

const MM = 96 / 25.4, SIZES = [10, 15, 20, 25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400, 600, 800];
const view = { fit: "width", percent: 100 };

/** The room that sheets have, in pixels. */
function room() {
  const pad = parseFloat(getComputedStyle(shown).paddingLeft) * 2;
  return { across: shown.clientWidth - pad, along: shown.clientHeight - pad };
}

function percentFor({ width, height }, { across, along }) {
  if (view.fit === "none") return view.percent;
  const widest = across / (width * MM), highest = along / (height * MM);
  return Math.max(5, 100 * (view.fit === "width" ? widest : Math.min(widest, highest)));
}

function resize() {
  const sheets = [...shown.querySelectorAll(".sheet")];
  // Asked once, before anything changes: the browser would lay out the page again for each answer.
  const free = room();
  for (const { millimetres, firstElementChild: svg } of sheets) {
    const percent = percentFor(millimetres, free);
    const [width, height] = [millimetres.width, millimetres.height].map((mm) => `${(mm * MM * percent) / 100}px`);
    if (svg.style.width === width && svg.style.height === height) continue;
    Object.assign(svg.style, { width, height });
    svg.style.setProperty("--pixel", String(100 / (MM * percent)));
  }
  if (sheets.length > 0 && view.fit !== "none") view.percent = percentFor(sheets[0].millimetres, free);
  by("size").textContent = `${Math.round(view.percent)} %`;
  by("fit-width").setAttribute("aria-pressed", view.fit === "width");
  by("fit-sheet").setAttribute("aria-pressed", view.fit === "sheet");
  by("real-size").setAttribute("aria-pressed", view.fit === "none" && view.percent === 100);
}

/** Sets the size and keeps in place what is at a point of the window, or in the middle. */
function zoom(change, point = null) {
  const box = shown.getBoundingClientRect();
  const at = point ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const sheets = [...shown.querySelectorAll(".sheet")];
  const under = sheets.find((sheet) => sheet.getBoundingClientRect().bottom >= at.y) ?? sheets.at(-1);
  const before = under?.getBoundingClientRect();
  change();
  resize();
  if (!under) return;
  const after = under.getBoundingClientRect();
  shown.scrollLeft += after.left + ((at.x - before.left) / before.width) * after.width - at.x;
  shown.scrollTop += after.top + ((at.y - before.top) / before.height) * after.height - at.y;
}

function step(direction, point) {
  const next = direction > 0 ? SIZES.find((size) => size > view.percent + 0.5) : SIZES.findLast((size) => size < view.percent - 0.5);
  if (next) zoom(() => Object.assign(view, { fit: "none", percent: next }), point);
}

by("smaller").onclick = () => step(-1);
by("larger").onclick = () => step(1);
by("fit-width").onclick = () => zoom(() => (view.fit = "width"));
by("fit-sheet").onclick = () => zoom(() => (view.fit = "sheet"));
by("real-size").onclick = () => zoom(() => Object.assign(view, { fit: "none", percent: 100 }));
shown.addEventListener("wheel", (event) => {
  if (!event.ctrlKey || !SHEETS.includes(state.tab)) return;
  event.preventDefault();
  const percent = Math.min(800, Math.max(10, view.percent * Math.exp(-event.deltaY / 300)));
  zoom(() => Object.assign(view, { fit: "none", percent }), { x: event.clientX, y: event.clientY });
}, { passive: false });
new ResizeObserver(() => view.fit !== "none" && resize()).observe(shown);

// ── Cards: one of them can be reached with the tab key, the arrows go to the others.

const ROAMED = '[data-place]:is([class$="-card"], [class$="-cut-card"], [class$="-step"], [class$="-phase"], [class$="-persona"], [class$="-emotion"], [class$="-touchpoint"])';

function roam() {
  const all = [...shown.querySelectorAll(ROAMED)];
  const current = all.find((card) => card.tabIndex === 0);
  for (const card of all) {
    if (!card.hasAttribute("tabindex")) card.setAttribute("tabindex", "-1");
    if (card.tabIndex === 0 && card !== current) card.setAttribute("tabindex", "-1");
  }
  (current ?? all[0])?.setAttribute("tabindex", "0");
}

function moveTo(card) {
  if (!card) return;
  for (const other of shown.querySelectorAll('[data-place][tabindex="0"]')) other.setAttribute("tabindex", "-1");
  card.setAttribute("tabindex", "0");
  card.focus();
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
}

shown.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !SHEETS.includes(state.tab)) return;
  const card = event.target.closest?.("[data-place]");
  const keys = {
    "+": () => step(1), "=": () => step(1), "-": () => step(-1), "−": () => step(-1),
    0: () => by("real-size").click(), 1: () => by("fit-width").click(), 2: () => by("fit-sheet").click(),
  };
  if (card) {
    const all = [...shown.querySelectorAll(ROAMED)], at = all.indexOf(card);
    const next = () => moveTo(all[at + 1]), last = () => moveTo(all[at - 1]);
    Object.assign(keys, {
      ArrowRight: next, ArrowDown: next, ArrowLeft: last, ArrowUp: last, Home: () => moveTo(all[0]), End: () => moveTo(all.at(-1)),
      Enter: () => showLines(card), " ": () => showLines(card), Escape: () => shown.focus(),
    });
  } else if (event.target === shown) {
    keys.Enter = () => moveTo(shown.querySelector('[data-place][tabindex="0"]'));
  }
  const act = keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

shown.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link && shown.querySelector(".sheets")?.contains(link)) {
    event.preventDefault();
    const target = document.getElementById(link.getAttribute("href").slice(1));
    if (target) {
      if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
      target.scrollIntoView({ block: "center", inline: "center" });
      moveTo(target);
      return;
    }
  }
  const group = event.target.closest("[data-place]");
  if (group && getSelection().isCollapsed) showLines(group);
});

// ── The panel: the lines of a card, or the page of a code.

let back = null, chosen = null;

async function showLines(group) {
  const print = group.closest(".sheet").dataset.print;
  const answer = await fetch(`lines/${state.journey}/${state.tab}/${print}/${group.dataset.place}`).catch(() => null);
  if (!answer?.ok) return;
  const excerpt = await answer.json();
  chosen = group.id;
  mark();
  const old = state.view && state.view.state !== "fresh";
  openPanel(words.in_source, group, lines(excerpt), opener(excerpt, "action"), old ? make("p", "aside", words.as_drawn) : null);
}

async function explain(code, from) {
  const answer = await fetch(`explain/${code}`).catch(() => null);
  if (!answer?.ok) return;
  const text = make("div", "text");
  text.lang = "en";
  text.innerHTML = await answer.text();
  text.querySelector("h2")?.remove();
  openPanel(code, from, text);
}

function openPanel(title, from, ...children) {
  back = from;
  by("panel-title").textContent = title;
  panelBody.replaceChildren(...children.filter(Boolean));
  panel.hidden = false;
  panelBody.scrollTop = 0;
  by("panel-title").focus();
}

function closePanel(focus = true) {
  if (panel.hidden) return;
  panel.hidden = true;
  chosen = null;
  mark();
  if (focus) (back?.isConnected ? back : (back?.id && document.getElementById(back.id)) || shown).focus({ preventScroll: true });
}

by("close").onclick = () => closePanel();
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) closePanel();
});

/** Shows which card the panel is about. */
function mark() {
  for (const other of shown.querySelectorAll(".chosen")) other.classList.remove("chosen");
  if (chosen) document.getElementById(chosen)?.classList.add("chosen");
}

/** Lines of a file, with the place marked. */
function lines({ file, line, words: why, lines: all }, label = "") {
  const pre = make("pre");
  all.forEach(({ number, before, place, after }, at) => {
    const shownNumber = make("span", "number", String(number));
    shownNumber.setAttribute("aria-hidden", "true");
    pre.append(make("span", "line", shownNumber, before, place ? make("mark", "", place) : "", after));
    if (at === 0 && label) pre.append(make("span", "label", ...inline(label)));
  });
  pre.lang = state.view?.language ?? "";
  return make("div", "lines", make("p", "where", `${file}, ${word("line", line)}${why ? `: ${why}` : ""}`), pre);
}

/** What opens a place in the editor; null where no editor is known. */
function opener({ address }, classes = "") {
  if (!address) return null;
  const link = make("a", classes, words.open);
  link.href = address;
  return link;
}

// ── The plan, the problems and the note over the sheets.

function showPlan(view) {
  if (view.plan === null) {
    shown.replaceChildren(make("p", "said", view.missing ? words.missing : words.none));
    return;
  }
  const { scrollTop } = shown;
  const text = make("article", "paper text");
  text.lang = view.language;
  text.innerHTML = view.plan;
  for (const table of text.querySelectorAll(".table")) {
    table.setAttribute("role", "group");
    table.setAttribute("aria-label", words.plan);
  }
  shown.replaceChildren(text);
  shown.scrollTop = scrollTop;
}

function showProblems(view) {
  const { scrollTop } = shown;
  const all = view.errors + view.warnings;
  const list = make("ol", "problems", ...view.problems.map(problem));
  // What is a list stays one without its numbers.
  list.setAttribute("role", "list");
  if (view.missing) shown.replaceChildren(make("p", "said", ...inline(view.missing)));
  else if (all === 0) shown.replaceChildren(make("p", "said", words.no_problems));
  else shown.replaceChildren(list);
  if (all > view.problems.length) shown.append(make("p", "said", word("more", all - view.problems.length)));
  shown.scrollTop = scrollTop;
}

function problem(found) {
  const [place, ...others] = found.places;
  const kind = make("span", "kind", `${found.severity === "error" ? words.an_error : words.a_warning}: `);
  const message = make("span", "message", ...inline(found.message));
  const title = make("h2", "", kind, message);
  const more = make("div", "more", place ? opener(place) : null, explainer(found));
  const help = found.help ? make("p", "help", make("b", "", `${words.help}: `), make("span", "", ...inline(found.help))) : null;
  const shownLines = place ? lines(place, found.label) : null;
  const item = make("li", `problem ${found.severity}`, title, shownLines, ...others.map((other) => lines(other)), help, more);
  for (const text of item.querySelectorAll(".message, .help span, .label")) text.lang = "en";
  return item;
}

function explainer(found) {
  const button = make("button", "link", words.explain);
  button.type = "button";
  button.onclick = () => explain(found.code, button);
  return button;
}

/** A text in which back-ticks stand around the user's own words. */
function inline(text) {
  return text.split("`").map((part, at) => (at % 2 ? make("code", "own", part) : part)).filter((part) => part !== "");
}

function showNotice() {
  const now = state.view;
  if (state.lost) {
    notice.replaceChildren(make("p", "what", words.lost));
  } else if (now && now.state !== "fresh" && state.tab !== "problems") {
    const first = now.problems.find((found) => found.severity === "error");
    const what = now.missing ?? (now.errors === 1 ? words.error : word("errors", now.errors));
    const row = make("p", "row", make("span", "what", ...inline(what)), make("span", "shown", now.state === "none" ? "" : now.state === "gone" ? words.gone : words.stale));
    const parts = [row];
    if (!now.missing && first) {
      const message = make("span", "", ...inline(first.message));
      message.lang = "en";
      parts.push(make("p", "row", message, explainer(first), first.places[0] ? opener(first.places[0]) : null, toProblems()));
      if (first.places[0]) parts.push(lines(first.places[0], first.label));
      if (first.help) parts.push(make("p", "row", make("b", "", words.help), make("span", "", ...inline(first.help))));
    }
    notice.replaceChildren(...parts);
  } else {
    notice.replaceChildren();
  }
  notice.hidden = notice.childElementCount === 0;
  document.documentElement.style.setProperty("--notice", `${notice.offsetHeight}px`);
}

function toProblems() {
  const button = make("button", "link", words.all_problems);
  button.type = "button";
  button.onclick = () => go(state.journey, "problems", true);
  return button;
}

function showJourneys(view) {
  const list = by("journeys");
  by("choice").hidden = view.journeys.length < 2;
  document.querySelector(".which").classList.toggle("many", view.journeys.length > 1);
  view.journeys.forEach(({ name, errors }, at) => {
    const option = list.options[at] ?? list.appendChild(make("option"));
    const text = errors === 0 ? name : `${name} – ${errors === 1 ? words.error : word("errors", errors)}`;
    if (option.textContent !== text) option.textContent = text;
    option.value = String(at);
  });
  list.value = String(state.journey);
}

function showCount(view) {
  const count = by("count");
  const all = view.errors || view.warnings;
  count.hidden = all === 0;
  count.textContent = String(all);
  count.classList.toggle("bad", view.errors > 0);
}

// ── What changed, said to those who cannot see it.

function announce(before, now, renewed) {
  const count = (n, one, many) => (n === 0 ? "" : n === 1 ? words[one] : word(many, n));
  const found = [count(now.errors, "error", "errors"), count(now.warnings, "warning", "warnings")].filter(Boolean).join(", ");
  if (before === null) return;
  if (now.missing && !before.missing) say(`${now.missing}. ${words.gone}`);
  else if (now.errors > 0 && (now.errors !== before.errors || before.state === "fresh")) say(`${found}. ${now.state === "stale" ? words.stale : ""}`);
  else if (now.errors === 0 && before.state !== "fresh" && now.state === "fresh") say(words.mended, true);
  else if (renewed) say(now.errors > 0 || now.warnings !== before.warnings ? `${words.renewed}. ${found}` : words.renewed, true);
}

let hush = 0;

function say(text, seen = false) {
  // The same words twice would not be heard.
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
  if (!seen) return;
  const toast = by("toast");
  toast.textContent = text;
  toast.classList.add("seen");
  clearTimeout(hush);
  hush = setTimeout(() => toast.classList.remove("seen"), 1200);
}

// ── Tabs.

function showTabs(focus) {
  document.body.dataset.tab = state.tab;
  for (const tab of tabs) {
    const here = tab.id === `tab-${state.tab}`;
    tab.setAttribute("aria-selected", here);
    tab.tabIndex = here ? 0 : -1;
    if (here) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (here && focus) tab.focus();
  }
  shown.setAttribute("aria-labelledby", `tab-${state.tab}`);
  if (SHEETS.includes(state.tab)) shown.setAttribute("aria-describedby", "keys");
  else shown.removeAttribute("aria-describedby");
}

for (const tab of tabs) tab.onclick = () => go(state.journey, tab.id.slice(4));
by("tabs").addEventListener("keydown", (event) => {
  const at = TABS.indexOf(state.tab), last = TABS.length - 1;
  const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  go(state.journey, TABS[next], true);
});
by("journeys").onchange = (event) => go(Number(event.target.value), state.tab);
document.querySelector(".skip").onclick = (event) => {
  event.preventDefault();
  shown.focus();
};
document.addEventListener("visibilitychange", () => (document.hidden ? state.source?.close() : connect()));
addEventListener("hashchange", () => {
  const [journey, tab] = location.hash.slice(1).split("/");
  if (/^\d{1,5}$/.test(journey) && TABS.includes(tab)) go(Number(journey), tab);
});

readAddress();
showTabs(false);
shown.replaceChildren(make("p", "said", words.waiting));
connect();
