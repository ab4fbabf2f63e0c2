// Firefox and WebKit as Debian packages them, driven by what they themselves understand: Marionette, and WebDriver. Both
// become the same few functions; more than opening, running a script and typing a smoke test does not need.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// What `attempt` gives once it gives something.
export async function until(attempt, what, timeout = 20_000) {
  const end = Date.now() + timeout;
  for (let error; ; await pause(50)) {
    try {
      const value = await attempt();
      if (value) return value;
    } catch (caught) {
      error = caught;
    }
    if (Date.now() > end) throw new Error(`waited in vain for ${what}${error ? `: ${error.message}` : ""}`);
  }
}

// A program that ends with the test, and its folder with it.
function run(program, args, env = {}) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-browser-"));
  const child = spawn(program, args(folder), { stdio: "ignore", detached: true, env: { ...process.env, HOME: folder, ...env } });
  child.on("error", () => {});
  const end = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
    await pause(200);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { folder, end };
}

// A message of Marionette is its length, a colon, and JSON: [0, number, command, parameters] or [1, number, error, result].
class Marionette {
  #number = 0;
  #waiting = new Map();
  #bytes = Buffer.alloc(0);

  constructor(socket) {
    this.socket = socket;
    socket.on("data", (bytes) => this.#read(bytes));
    socket.on("error", () => {});
  }

  #read(bytes) {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const colon = this.#bytes.indexOf(":");
      const length = Number(this.#bytes.subarray(0, colon));
      if (colon < 0 || this.#bytes.length < colon + 1 + length) return;
      const message = JSON.parse(this.#bytes.subarray(colon + 1, colon + 1 + length));
      this.#bytes = this.#bytes.subarray(colon + 1 + length);
      // The greeting is no answer to anything.
      if (!Array.isArray(message)) continue;
      const [, number, error, result] = message;
      const { resolve, reject } = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error) reject(new Error(error.message));
      else resolve(result);
    }
  }

  send(command, parameters = {}) {
    const number = ++this.#number;
    const text = JSON.stringify([0, number, command, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }
}

// Debian's name, or everybody else's.
const FIREFOX = process.env.FIREFOX || (existsSync("/usr/bin/firefox-esr") ? "firefox-esr" : "firefox");

async function firefox() {
  const prefs = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
    "toolkit.telemetry.reportingpolicy.firstRun": false,
    "browser.startup.homepage_override.mstone": "ignore",
    "network.captive-portal-service.enabled": false,
    "network.connectivity-service.enabled": false,
  };
  const lines = Object.entries(prefs).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  const browser = run(FIREFOX, (folder) => {
    writeFileSync(join(folder, "user.js"), lines.join(""));
    return ["--headless", "--marionette", "--no-remote", "--profile", folder, "about:blank"];
  });
  try {
    // Firefox chooses a port and writes it down.
    const note = join(browser.folder, "MarionetteActivePort");
    const port = await until(() => existsSync(note) && Number(readFileSync(note, "utf8")), "Firefox", 40_000);
    const socket = await until(
      () => new Promise((resolve, reject) => connect(port, "127.0.0.1", function () { resolve(this); }).on("error", reject)),
      "Firefox to listen",
    );
    const driver = new Marionette(socket);
    await driver.send("WebDriver:NewSession", { capabilities: { alwaysMatch: {} } });
    await driver.send("WebDriver:SetWindowRect", { x: 0, y: 0, width: 1280, height: 900 });
    return {
      open: (url) => driver.send("WebDriver:Navigate", { url }),
      run: async (script, ...args) => (await driver.send("WebDriver:ExecuteScript", { script, args })).value,
      keys: async (selector, text) => {
        const found = await driver.send("WebDriver:FindElement", { using: "css selector", value: selector });
        await driver.send("WebDriver:ElementSendKeys", { id: Object.values(found.value)[0], text });
      },
      click: async (selector) => {
        const found = await driver.send("WebDriver:FindElement", { using: "css selector", value: selector });
        await driver.send("WebDriver:ElementClick", { id: Object.values(found.value)[0] });
      },
      close: () => (socket.destroy(), browser.end()),
    };
  } catch (error) {
    await browser.end();
    throw error;
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const MINI_BROWSERS = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"].flatMap((folder) =>
  ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map((version) => join(folder, version, "MiniBrowser")),
);

async function webkit() {
  const port = await freePort();
  // WebKit draws on a screen, so it gets one that nobody sees, under a number that a free port vouches for.
  const display = `:${port}`;
  const screen = run("Xvfb", () => [display, "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
  const env = { DISPLAY: display, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1" };
  const driver = run(process.env.WEBKIT_DRIVER || "WebKitWebDriver", () => [`--port=${port}`], env);
  const end = async () => {
    await driver.end();
    await screen.end();
  };
  const send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(value?.message || value?.error || `${path} answered ${response.status}`);
    return value;
  };
  try {
    const binary = MINI_BROWSERS.find((path) => existsSync(path));
    if (!binary) throw new Error("there is no MiniBrowser");
    const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
    const { sessionId } = await until(
      () => send("POST", "/session", { capabilities: { alwaysMatch: options } }),
      "WebKit",
      40_000,
    );
    const session = `/session/${sessionId}`;
    await send("POST", `${session}/window/rect`, { x: 0, y: 0, width: 1280, height: 900 });
    const find = async (selector) => {
      const found = await send("POST", `${session}/element`, { using: "css selector", value: selector });
      return Object.values(found)[0];
    };
    return {
      open: (url) => send("POST", `${session}/url`, { url }),
      run: (script, ...args) => send("POST", `${session}/execute/sync`, { script, args }),
      keys: async (selector, text) => send("POST", `${session}/element/${await find(selector)}/value`, { text }),
      click: async (selector) => send("POST", `${session}/element/${await find(selector)}/click`, {}),
      close: async () => {
        await send("DELETE", session).catch(() => {});
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

export const browsers = { Firefox: firefox, WebKit: webkit };
