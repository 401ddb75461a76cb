// Measures the time from a save to the new picture on the page: median and maximum of 100 saves, for a small and a large journey.
// Run with `JOURNEY=path/to/a/release/build node measure.mjs [STEPS…]`. Not a test, because the numbers depend on the machine.

import { readFileSync } from "node:fs";
import { browser, journey, watch } from "./stage.mjs";

const SAVES = 100;
const steps = process.argv.slice(2).map(Number);

/** CPU time of the program so far, in ms, which does not depend on how busy the machine is. Linux only. */
function used(stage) {
  try {
    const fields = readFileSync(`/proc/${stage.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}

for (const count of steps.length > 0 ? steps : [15, 132]) {
  const stage = await watch({ "maat.journey": journey(count, "kaart begin") });
  const chrome = await browser();
  const page = await chrome.context.newPage();
  // Records when the page receives an event.
  await page.addInitScript(() => {
    window.EventSource = class extends EventSource {
      constructor(address) {
        super(address);
        this.addEventListener("message", () => (window.told = performance.timeOrigin + performance.now()));
      }
    };
  });
  await page.goto(stage.address);
  await page.waitForSelector(".sheet svg");
  // Records when the changed card is in the document, and when it has been painted.
  await page.evaluate(() => {
    const shown = document.querySelector("#shown");
    const now = () => performance.timeOrigin + performance.now();
    window.seen = new Map();
    new MutationObserver(() => {
      const found = /kaart (\d+)/.exec(shown.textContent);
      if (!found || window.seen.has(found[1])) return;
      const placed = now();
      window.seen.set(found[1], null);
      requestAnimationFrame(() => setTimeout(() => window.seen.set(found[1], [window.told, placed, now()])));
    }).observe(shown, { childList: true, subtree: true });
  });
  const told = [], placed = [], painted = [];
  let before = 0;
  for (let save = -5; save < SAVES; save += 1) {
    const name = String(save + 100);
    const text = journey(count, `kaart ${name}`);
    await new Promise((done) => setTimeout(done, 60 + Math.random() * 40));
    if (save === 0) before = used(stage);
    const begin = performance.timeOrigin + performance.now();
    stage.write("maat.journey", text);
    const [heard, there, seen] = await page.waitForFunction((name) => window.seen.get(name), name, { polling: 5 }).then((it) => it.jsonValue());
    // The first few saves are warm-up.
    if (save >= 0) {
      told.push(heard - begin);
      placed.push(there - begin);
      painted.push(seen - begin);
    }
  }
  const words = (all) => {
    all.sort((one, other) => one - other);
    return `median ${all[SAVES / 2].toFixed(1)} ms, worst ${all.at(-1).toFixed(1)} ms`;
  };
  console.log(`${count} steps, ${SAVES} saves: told ${words(told)}; on the page ${words(placed)}; painted ${words(painted)}; ${((used(stage) - before) / SAVES).toFixed(1)} ms of processor time a save`);
  await chrome.end();
  stage.end();
}
