// What a reader sees of the pages of a server: read_page.mjs URL < [["/path", "selector to wait for"], ...] prints
// {"texts": [...], "faults": [...]}: of each page the words of its main part, and all that the browser complained of.
import { readFileSync } from "node:fs";
import { chromium } from "../web/node_modules/playwright-core/index.mjs";

const server = process.argv[2];
const browser = await chromium.launch({ executablePath: process.env.TELLINGS_CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const texts = [], faults = [];
for (const [path, selector] of JSON.parse(readFileSync(0, "utf8"))) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${path}: ${error.message}`));
  page.on("console", (message) => { if (message.type() === "error") faults.push(`${path}: ${message.text()}`); });
  page.on("request", (request) => { if (!request.url().startsWith(server)) faults.push(`${path}: asked for ${request.url()}`); });
  await page.goto(server + path);
  await page.locator(selector).first().waitFor({ state: "attached" });
  await page.evaluate(() => { for (const folded of document.querySelectorAll("details")) folded.open = true;
    for (const section of document.querySelectorAll("main > section")) section.style.contentVisibility = "visible"; });
  texts.push(await page.locator("main").innerText());
  await context.close();
}
await browser.close();
console.log(JSON.stringify({ texts, faults }));
