// Fixtures for the tests of the page: the program in a temporary folder, and a Chromium that is restricted to its page.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const PROGRAM = process.env.JOURNEY ?? join(root, "target/debug/journey");
const BROWSER = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** A journey with this number of steps, four in each phase; `note` is the text of its first card. */
export function journey(steps, note = "Het wachten duurt lang") {
  const lines = ["Klantreis: De proef", "Doel: Zien wat er verandert", "Persona: Ruud"];
  for (let step = 0; step < steps; step += 1) {
    if (step % 4 === 0) lines.push(`Fase: Deel ${step / 4 + 1}`);
    lines.push(`  Stap: Doet stap ${step + 1}`, "    Contact: telefoon", `    Beleving: ${(step % 5) - 2}`);
    lines.push(step === 0 ? `    - ${note}` : `    - Loopt vast bij ${step + 1}`, `    + Gaat vlot bij ${step + 1}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Starts `journey watch` on files in a temporary folder. */
export async function watch(files, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "journey-watch-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const process = spawn(PROGRAM, ["watch", ...Object.keys(files).filter((name) => name.endsWith(".journey")), ...options], { cwd: folder });
  let said = "";
  process.stderr.on("data", (text) => (said += text));
  const address = await new Promise((done, fail) => {
    let out = "";
    process.stdout.on("data", (text) => {
      out += text;
      if (out.includes("\n")) done(out.trim());
    });
    process.on("exit", () => fail(new Error(`the program ended: ${said}`)));
  });
  return {
    address,
    pid: process.pid,
    folder,
    path: (name) => join(folder, name),
    write: (name, text) => writeFileSync(join(folder, name), text),
    said: () => said,
    end: () => {
      process.removeAllListeners("exit");
      process.kill("SIGINT");
      rmSync(folder, { recursive: true });
    },
  };
}

/** Starts a browser with a new profile. */
export async function browser() {
  const profile = mkdtempSync(join(tmpdir(), "journey-browser-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: BROWSER,
    headless: true,
    viewport: { width: 1400, height: 900 },
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
  return {
    context,
    end: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
