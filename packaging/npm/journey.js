#!/usr/bin/env node
// Starts the program of this platform, which npm installed as an optional dependency, with the arguments and streams of this process,
// and ends as it ends. Nothing is fetched.
"use strict";

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

// The platforms for which there is a package.
const PLATFORMS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64", "win32-arm64"];

const platform = `${process.platform}-${process.arch}`;
const name = `journey-map-${platform}`;

function program() {
  if (!PLATFORMS.includes(platform)) {
    return fail(`there is no program for ${platform}; build it from source`);
  }
  try {
    return require.resolve(`${name}/journey${process.platform === "win32" ? ".exe" : ""}`);
  } catch {
    return fail(`the package ${name} is missing; install journey-map again, without leaving out optional dependencies`);
  }
}

function fail(reason) {
  console.error(`error: ${reason}`);
  process.exit(2);
}

const child = spawn(program(), process.argv.slice(2), { stdio: "inherit", windowsHide: true });
// Whoever ends this process means the program, which also hears Ctrl+C by itself.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => signal === "SIGINT" || child.kill(signal));
}
child.on("error", (error) => fail(error.message));
child.on("exit", (status, signal) => process.exit(signal ? 128 + constants.signals[signal] : status));
