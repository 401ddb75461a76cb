// Tests the page of `journey watch` in a browser. Run with `npm test` in this folder, after `npm ci` and `cargo build`.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { after, before, test } from "node:test";
import { browser, journey, watch } from "./stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TEXT = journey(6);
const BROKEN = TEXT.replace("  Stap: Doet stap 2", "  Stapp: Doet stap 2");

let stage, chrome, asked;

before(async () => {
  stage = await watch({ "een.journey": TEXT, "twee.journey": journey(2) }, "--editor", "vscode");
  chrome = await browser();
  asked = [];
  chrome.context.on("request", (request) => asked.push(request.url()));
});

after(async () => {
  await chrome?.end();
  stage?.end();
});

/** Opens the page and waits for its first sheets. */
async function open(address = stage.address) {
  const page = await chrome.context.newPage();
  page.wrong = [];
  page.on("console", (message) => message.type() === "error" && page.wrong.push(message.text()));
  page.on("pageerror", (error) => page.wrong.push(error.message));
  await page.goto(address);
  await page.waitForSelector(".sheet svg");
  return page;
}

const sees = (page, text) => page.waitForFunction((text) => document.querySelector("#shown").textContent.includes(text), text);

/** Restores the text that all tests start from. */
async function restore(page) {
  stage.write("een.journey", TEXT);
  await page.waitForFunction(() => document.querySelector("#notice").hidden && !document.querySelector(".old"));
  await sees(page, "Het wachten duurt lang");
}

test("a save is shown in its place", async () => {
  const page = await open();
  await page.click("#larger");
  await page.click("#larger");
  await page.evaluate(() => document.querySelector("#shown").scrollTo(120, 90));
  const where = () => page.evaluate(() => [document.querySelector("#shown").scrollLeft, document.querySelector("#shown").scrollTop, document.querySelector("#size").textContent]);
  const earlier = await where();
  stage.write("een.journey", TEXT.replace("Het wachten duurt lang", "Een heel nieuwe kaart"));
  await sees(page, "Een heel nieuwe kaart");
  assert.deepEqual(await where(), earlier);
  assert.equal(await page.textContent("#status"), "Bijgewerkt");
  await restore(page);
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test("an error is shown beside the last good map, and goes", async () => {
  const page = await open();
  stage.write("een.journey", BROKEN);
  await page.waitForSelector("#notice:not([hidden])");
  const notice = await page.textContent("#notice");
  for (const part of ["1 fout", "Stapp", "regel 10", "laatste versie zonder fouten"]) assert.ok(notice.includes(part), `${part}: ${notice}`);
  assert.equal(await page.locator(".old .sheet").count(), await page.locator(".sheet").count());
  assert.ok((await page.textContent("#shown")).includes("Doet stap 2"));
  assert.match(await page.textContent("#status"), /1 fout/);
  await page.click("#notice .link");
  await page.waitForSelector("#panel .text");
  assert.ok((await page.textContent("#panel")).includes("Wat het betekent"));
  await page.keyboard.press("Escape");
  await restore(page);
  assert.equal(await page.textContent("#status"), "Alle fouten zijn opgelost");
  await page.close();
});

test("editors that rename, empty or take away the file", async () => {
  const page = await open();
  const file = stage.path("een.journey");
  writeFileSync(`${file}.new`, TEXT.replace("duurt lang", "is hernoemd"));
  renameSync(`${file}.new`, file);
  await sees(page, "is hernoemd");
  writeFileSync(file, "");
  await new Promise((done) => setTimeout(done, 60));
  writeFileSync(file, TEXT.replace("duurt lang", "was even leeg"));
  await sees(page, "was even leeg");
  rmSync(file);
  await page.waitForSelector("#notice:not([hidden])");
  assert.ok((await page.textContent("#notice")).includes("zodra het bestand terug is"));
  assert.ok((await page.textContent("#shown")).includes("was even leeg"));
  await restore(page);
  await page.close();
});

test("with the keyboard alone", async () => {
  const page = await open();
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focus = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
  await press("Tab", "Enter");
  assert.equal(await focus(), "shown");
  const percent = () => page.textContent("#size");
  await press("0");
  assert.equal(await percent(), "100 %");
  await press("+");
  assert.equal(await percent(), "125 %");
  await press("1", "Enter");
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("class")), /-(card|step|phase|persona|emotion|touchpoint)$/);
  const first = await focus();
  await press("ArrowRight", "ArrowRight");
  assert.notEqual(await focus(), first);
  const card = await focus();
  await press("Enter");
  await page.waitForSelector("#panel:not([hidden])");
  assert.match(await page.textContent("#panel-body"), /een\.journey, regel \d+/);
  assert.match(await page.getAttribute("#panel a.action", "href"), /^vscode:\/\/file\/.*een\.journey:\d+:\d+$/);
  await press("Escape");
  assert.equal(await focus(), card);
  await press("Escape", "Shift+Tab");
  await page.focus('[role="tab"][aria-selected="true"]');
  await press("ArrowRight");
  assert.equal(await focus(), "tab-phases");
  await sees(page, "Deel 1");
  await press("End");
  await page.waitForSelector(".problem, .said");
  await press("ArrowLeft");
  await page.waitForSelector(".paper");
  await press("Home");
  await page.waitForSelector(".sheet svg");
  assert.deepEqual(page.wrong, []);
  await page.close();
});

test("a click shows the lines of a card", async () => {
  const page = await open();
  await page.locator('[class$="-card"]', { hasText: "Het wachten duurt lang" }).first().click();
  await page.waitForSelector("#panel:not([hidden])");
  assert.ok((await page.textContent("#panel-body")).includes("- Het wachten duurt lang"));
  assert.equal(await page.textContent("#panel mark"), "- Het wachten duurt lang");
  await page.close();
});

test("two tabs, two journeys", async () => {
  const [one, other] = [await open(), await open()];
  await other.selectOption("#journeys", "1");
  await other.waitForFunction(() => document.title.includes("De proef") && location.hash === "#1/map");
  await sees(other, "Doet stap 2");
  stage.write("een.journey", TEXT.replace("duurt lang", "is voorbij"));
  await sees(one, "is voorbij");
  stage.write("twee.journey", journey(2, "Alleen in de tweede"));
  await sees(other, "Alleen in de tweede");
  assert.ok(!(await one.textContent("#shown")).includes("Alleen in de tweede"));
  stage.write("een.journey", BROKEN);
  await other.waitForFunction(() => document.querySelector("#journeys").options[0].textContent.includes("1 fout"));
  assert.ok(await other.locator("#notice").isHidden());
  await restore(one);
  await one.close();
  await other.close();
});

test("axe finds nothing in any tab, light or dark, wide or narrow", async () => {
  const page = await open();
  const check = async (where) => {
    // The content security policy only allows the page's own script; the debugger bypasses it.
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(" | ")}`);
    assert.deepEqual(found, [], where);
  };
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const width of [1400, 400]) {
      await page.setViewportSize({ width, height: 900 });
      for (const tab of ["map", "phases", "persona", "blank", "actions", "insights", "plan", "problems"]) {
        await page.click(`#tab-${tab}`);
        await page.waitForSelector(".sheet svg, .paper, .problem, .said");
        await page.waitForFunction(() => !document.querySelector("#shown").textContent.includes("Bezig"));
        if (width === 1400 || tab === "map" || tab === "problems") await check(`${colorScheme} ${width} ${tab}`);
      }
      await page.click("#tab-map");
      await page.waitForSelector(".sheet svg");
      await page.locator('[class$="-card"]').first().click();
      await page.waitForSelector("#panel:not([hidden])");
      stage.write("een.journey", BROKEN);
      await page.waitForSelector("#notice:not([hidden])");
      await check(`${colorScheme} ${width} broken`);
      await page.click("#close");
      await page.click("#tab-problems");
      await page.waitForSelector(".problem");
      await check(`${colorScheme} ${width} problems`);
      await page.click("#tab-map");
      await page.waitForSelector(".sheet svg");
      await restore(page);
    }
  }
  await page.close();
});

test("fonts of the page are those of the sheets", async () => {
  const page = await open();
  const missing = await page.evaluate(() => {
    const used = new Set([...document.querySelectorAll(".sheet text[class], .sheet tspan[class]")].map((text) => text.getAttribute("class")));
    return [...used].filter((name) => ![...document.fonts].some((face) => face.family.includes(name) && face.status === "loaded"));
  });
  assert.deepEqual(missing, []);
  await page.close();
});

test("a page of another site reads nothing", async () => {
  const { port, pathname } = new URL(stage.address);
  const site = createServer((_, answer) => answer.setHeader("Content-Type", "text/html").end("<!doctype html><title>other</title>"));
  await new Promise((done) => site.listen(0, "127.0.0.1", done));
  const other = `http://127.0.0.1:${site.address().port}/`;
  const page = await chrome.context.newPage();
  await page.goto(other);
  const read = await page.evaluate(async (address) => {
    const attempt = (promise) => promise.then((got) => `read: ${got}`).catch(() => "nothing");
    const element = (name, attributes) => new Promise((done, fail) => {
      const made = Object.assign(document.createElement(name), attributes, { onload: () => done(name), onerror: fail });
      document.body.append(made);
    });
    const stream = new Promise((done, fail) => {
      const source = new EventSource(`${address}events/0/map`);
      source.onmessage = (event) => done(event.data);
      source.onerror = () => fail(source.close());
    });
    const frame = element("iframe", { src: address }).then(() => document.querySelector("iframe").contentDocument?.body.textContent ?? Promise.reject(new Error("closed")));
    return Promise.all([
      attempt(fetch(address).then((answer) => answer.text())),
      attempt(fetch(address, { mode: "no-cors" }).then((answer) => answer.text()).then((text) => text || Promise.reject(new Error("opaque")))),
      attempt(fetch(`${address}page.js`).then((answer) => answer.text())),
      attempt(element("script", { src: `${address}page.js`, type: "module" })),
      attempt(element("script", { src: `${address}page.js` })),
      attempt(element("img", { src: `${address}page.css` })),
      attempt(stream),
      attempt(frame),
    ]);
  }, stage.address);
  assert.deepEqual(read, Array(8).fill("nothing"));
  // DNS rebinding: a foreign name that resolves to this computer. The browser sends that name as the host.
  const rebound = await new Promise((done, fail) => {
    const asking = request({ host: "127.0.0.1", port, path: pathname, headers: { Host: `rebound.example:${port}` } }, (answer) => {
      let text = "";
      answer.on("data", (piece) => (text += piece)).on("end", () => done(`${answer.statusCode} ${text}`));
    });
    asking.on("error", fail).end();
  });
  assert.match(rebound, /^421 /);
  await page.close();
  site.close();
  // The last test but one makes foreign requests on purpose; the page itself must make none.
  const strangers = asked.filter((url) => !url.startsWith(stage.address) && !url.startsWith(other) && !/^(data|about|blob):/.test(url));
  assert.deepEqual(strangers, []);
});

test("a name that leads here by way of the browser reads nothing", async () => {
  const { port, pathname } = new URL(stage.address);
  const page = await chrome.context.newPage();
  const answer = await page.goto(`http://rebound.localhost:${port}${pathname}`);
  assert.equal(answer.status(), 421);
  assert.ok(!(await page.content()).includes("page.js"));
  await page.close();
});

test("the end is told, and nothing is left behind", async () => {
  const own = await watch({ "los.journey": journey(1) });
  mkdirSync(own.path("sub"));
  const page = await open(own.address);
  const { readdirSync } = await import("node:fs");
  assert.deepEqual(readdirSync(own.folder).sort(), ["los.journey", "sub"]);
  own.end();
  await page.waitForSelector("#notice:not([hidden])");
  assert.match(await page.textContent("#notice"), /gestopt/);
  await page.close();
});
