// The page that `tellings collate --html` wrote, in a real browser. TELLINGS_PAGE names the file.
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const file = process.env["TELLINGS_PAGE"] ?? "";
const browserPath = process.env["TELLINGS_CHROMIUM"] ?? "/usr/bin/chromium";

describe.skipIf(!existsSync(file) || !existsSync(browserPath))("page in a browser", () => {
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("request", (request) => { if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) faults.push(`asked for ${request.url()}`); });
    await page.goto(pathToFileURL(file).href);
  }, 60_000);
  afterAll(() => browser?.close());

  it("draws the story with its brief, quotations, figures and sources", async () => {
    for (const id of ["head", "brief", "quotes", "figures", "stemma"]) expect(await page.locator(`#${id}`).count(), id).toBe(1);
  });

  it("marks exactly the words that a link means", async () => {
    const wrong = await page.evaluate(() => {
      const story = JSON.parse(document.getElementById("collation")!.textContent!).stories[0];
      const text = new Map<string, string[]>(story.accounts.map((a: { id: string; text: string }) => [a.id, Array.from(a.text)]));
      return [...document.querySelectorAll<HTMLAnchorElement>("a[data-ev]")].filter((link) => {
        const [, id, span] = link.getAttribute("href")!.slice(1).split("/");
        const [start, end] = span!.split("-").map(Number);
        const account = text.get(decodeURIComponent(id!));
        return !account || !(start! < end!) || end! > account.length;
      }).length;
    });
    expect(wrong).toBe(0);
    const link = page.locator("#brief a[data-ev]").first();
    const [, id, span] = (await link.getAttribute("href"))!.slice(1).split("/");
    await link.click();
    const marked = (await page.locator(".panel mark").allTextContents()).join("");
    const expected = await page.evaluate(([account, range]) => {
      const story = JSON.parse(document.getElementById("collation")!.textContent!).stories[0];
      const [start, end] = range!.split("-").map(Number);
      return Array.from(story.accounts.find((a: { id: string }) => a.id === account).text as string).slice(start, end).join("");
    }, [decodeURIComponent(id!), span!]);
    expect(marked.replace(/\s+/g, " ").trim()).toBe(expected.replace(/\s+/g, " ").trim());
  });

  it("opens the account with the words marked and comes back", async () => {
    await page.locator(".pfoot a").click();
    await page.locator(".acc mark").first().waitFor();
    expect(await page.locator(".acc mark").first().isVisible()).toBe(true);
    await page.goBack();
    await page.locator("#brief").waitFor();
  });

  it("can be read by keyboard alone", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    expect(await page.evaluate(() => document.activeElement?.hasAttribute("data-ev"))).toBe(true);
    await page.keyboard.press("Enter");
    expect(await page.locator(".panel.open mark").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    expect(await page.locator(".panel.open").count()).toBe(0);
  });

  it("has no sideways scroll from phone to desk", async () => {
    for (const width of [360, 640, 1024, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${width}`).toBeLessThanOrEqual(0);
    }
  });

  it("asks nothing of the network and logs no fault", () => expect(faults).toEqual([]));
}, 60_000);
