// Opens a page in Debian's chromium and collects every fault: what the console says, what is thrown, what is asked of a
// network. A document can be put into the built bundle as `collate --html` does it.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type { Collation } from "../src/model/document";

export const browserPath = process.env["TELLINGS_CHROMIUM"] ?? "/usr/bin/chromium";
const bundle = new URL("../dist/index.html", import.meta.url);
export const ready = existsSync(browserPath) && existsSync(bundle);

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu",
  "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });

let folder = "";
export function fileOf(document: Collation): string {
  const opening = '<script type="application/json" id="collation">';
  const page = readFileSync(bundle, "utf8");
  const begin = page.indexOf(opening) + opening.length, end = page.indexOf("</script>", begin);
  folder ||= mkdtempSync(join(tmpdir(), "tellings-page-"));
  const path = join(folder, `${Math.random().toString(36).slice(2)}.html`);
  writeFileSync(path, page.slice(0, begin) + JSON.stringify(document).replaceAll("<", "\\u003c") + page.slice(end));
  return path;
}

export async function open(browser: Browser, file: string, hash = "", options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
  page.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) faults.push(`asked for ${request.url()}`); });
  await page.goto(pathToFileURL(file).href + hash);
  return { page, faults };
}

export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
