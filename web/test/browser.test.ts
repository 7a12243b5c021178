// The page that `tellings collate --html` wrote, in a real browser. TELLINGS_PAGE names the file.
import { existsSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe";
import { launch, open, ready, sidewaysScroll } from "./open-page";

const file = process.env["TELLINGS_PAGE"] ?? "";
describe.skipIf(!existsSync(file) || !ready)("page in a browser", () => {
  let browser: Browser;
  let page: Page;
  let faults: string[];
  beforeAll(async () => { browser = await launch(); ({ page, faults } = await open(browser, file)); }, 240_000);
  afterAll(() => browser?.close());

  const home = async () => { await page.evaluate(() => { location.hash = "story"; }); await page.locator("#head").waitFor(); };

  it("draws every section of the story", async () => {
    for (const id of ["head", "brief", "disputed", "matrix", "quotes", "figures", "stemma", "alone", "timeline", "accounts"]) expect(await page.locator(`#${id}`).count(), id).toBe(1);
    expect(await page.locator(".stemma .box").count()).toBeGreaterThan(5);
    expect(await page.locator("#matrix tbody tr").count()).toBeGreaterThan(5);
  });

  it("points every link at words of its account", async () => {
    const wrong = await page.evaluate(() => {
      const story = JSON.parse(document.getElementById("collation")!.textContent!).stories[0];
      const length = new Map<string, number>(story.accounts.map((a: { id: string; text: string }) => [a.id, Array.from(a.text).length]));
      return [...document.querySelectorAll<HTMLAnchorElement>("a[data-ev]")].filter((link) => {
        const [, id, span] = link.getAttribute("href")!.slice(1).split("/");
        const [start, end] = span!.split("-").map(Number);
        return !(start! < end!) || !(end! <= (length.get(decodeURIComponent(id!)) ?? 0));
      }).map((link) => link.outerHTML.slice(0, 200));
    });
    expect(wrong).toEqual([]);
  });

  it("marks exactly the words that a link means", async () => {
    for (const place of ["#brief", "#matrix td", "#quotes .wits", "#figures", "#timeline"]) {
      const link = page.locator(`${place} a[data-ev]`).first();
      const [, id, span] = (await link.getAttribute("href"))!.slice(1).split("/");
      await link.click();
      const marked = (await page.locator(".panel mark").allTextContents()).join("");
      const expected = await page.evaluate(([account, range]) => {
        const story = JSON.parse(document.getElementById("collation")!.textContent!).stories[0];
        const [start, end] = range!.split("-").map(Number);
        return Array.from(story.accounts.find((a: { id: string }) => a.id === account).text as string).slice(start, end).join("");
      }, [decodeURIComponent(id!), span!]);
      expect(marked.replace(/\s+/g, " ").trim(), place).toBe(expected.replace(/\s+/g, " ").trim());
      expect(await page.locator(`${place} a[aria-current]`).count(), place).toBeGreaterThan(0);
    }
  });

  it("keeps the state in the address: back closes, a new window opens the same", async () => {
    await home();
    await page.locator("#brief a[data-ev]").first().click();
    const address = await page.evaluate(() => location.hash);
    expect(address).toMatch(/ev=.*row=brief-0/);
    await page.goBack();
    await page.locator(".panel.open").waitFor({ state: "detached" });
    const again = await open(browser, file, address);
    expect(await again.page.locator(".panel.open mark").count()).toBeGreaterThan(0);
    await again.page.context().close();
  });

  it("shows both sides of a link between accounts", async () => {
    await home();
    await page.locator(".stemma a.edge").first().focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".pairs li").count()).toBeGreaterThan(0);
    expect(await page.locator(".pairs").innerText()).not.toMatch(/copied|stole|fake|false|plagiar/i);
  });

  it("unfolds the accounts that share a source, and what agrees", async () => {
    const columns = await page.locator("#matrix thead th").count();
    await page.locator("#matrix [data-unfold]").first().click();
    expect(await page.locator("#matrix thead th").count()).toBeGreaterThan(columns);
    expect(await page.evaluate(() => location.hash)).toContain("open=");
    await page.locator("#matrix [data-unfold]").first().click();
    const rows = await page.locator("#matrix tbody tr").count();
    await page.locator("#matrix .foldb button").first().click();
    expect(await page.locator("#matrix tbody tr").count()).toBeGreaterThan(rows);
  });

  it("takes a decision, shows it beside the words, undoes it, exports it", async () => {
    await home();
    await page.locator("#figures a[data-ev]").first().click();
    await page.getByRole("button", { name: "This is wrong" }).click();
    await page.getByLabel("It holds for another time").check();
    await page.getByLabel("When (as 2024-05-14)").fill("2024-05-12");
    await page.getByLabel("Why").fill("they say so");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("button", { name: "Note" }).click();
    await page.getByLabel("Your note").fill("ask them");
    await page.getByRole("button", { name: "Keep" }).click();
    expect(await page.locator(".byhand li").count()).toBe(2);
    await page.getByRole("button", { name: "Decisions 2" }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).click()]);
    const lines = readFileSync(await download.path(), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
    expect(lines.map((line) => [line.format, line.do, line.value, line.note])).toEqual([["tellings.decisions/1", "date", "2024-05-12", "they say so"], ["tellings.decisions/1", "note", undefined, "ask them"]]);
    const hashes: string[] = await page.evaluate(() => JSON.parse(document.getElementById("collation")!.textContent!).stories[0].accounts.map((a: { sha256: string }) => a.sha256));
    expect(hashes).toContain(lines[0].target[0].sha256);
    await page.getByRole("button", { name: "Undo the last" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "undo", exact: true }).click();
    await page.keyboard.press("Escape");
    expect(await page.locator(".byhand").count()).toBe(0);
  });

  it("cites outlet, address, hash and words", async () => {
    await home();
    await page.locator("#brief a[data-ev]").first().click();
    await page.getByRole("button", { name: "Cite" }).click();
    expect(await page.getByLabel("Citation").inputValue()).toMatch(/https?:.*\n“.+”\n.*SHA-256 [0-9a-f]{64}/s);
    await page.keyboard.press("Escape");
  });

  it("can be read by keyboard alone", async () => {
    await home();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href"));
    await page.keyboard.press("4");
    await page.keyboard.press("j");
    const first = await focused();
    expect(first).toMatch(/^#account\//);
    await page.keyboard.press("l");
    expect(await focused()).not.toBe(first);
    await page.keyboard.press("h");
    expect(await focused()).toBe(first);
    await page.keyboard.press("j");
    expect(await focused()).not.toBe(first);
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await page.locator(".panel.open mark").first().waitFor();
    const position = await page.locator(".steps").innerText();
    await page.keyboard.press("n");
    await page.waitForFunction((before) => (document.querySelector(".steps") as HTMLElement).innerText !== before, position);
    await page.keyboard.press("Escape");
    expect(await page.locator(".panel.open").count()).toBe(0);
    expect(await focused()).toBe(first);
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").innerText()).toContain("Marks and keys");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  it("lays accounts side by side on a base of choice", async () => {
    await page.locator("#accounts a.wl").first().click();
    await page.locator(".acc .text").waitFor();
    expect(await page.locator(".fur").count()).toBeGreaterThan(0);
    expect(await page.locator(".feeds a").count()).toBeGreaterThan(3);
    await page.locator(".crumb a").last().click();
    await page.locator(".parallel").waitFor();
    const base = await page.getByLabel("Base").inputValue();
    await page.getByLabel("Base").selectOption({ index: 2 });
    expect(await page.getByLabel("Base").inputValue()).not.toBe(base);
    await page.locator(".choice input:not(:checked)").first().check();
    expect(await page.locator(".phead .c").count()).toBe(3);
    expect(await page.locator(".prow").count()).toBeGreaterThan(3);
    await page.locator(".pn").first().click();
    expect(await page.locator(".panel.open mark").count()).toBeGreaterThan(0);
  });

  it("has no fault against WCAG 2.2 AA", async () => {
    const fresh = await open(browser, file);   // nothing scrolled under a column that stays
    await fresh.page.locator("#brief a[data-ev]").first().click();
    expect(await violations(fresh.page)).toEqual([]);
    await fresh.page.context().close();
  });

  it("has no sideways scroll from phone to desk", async () => {
    const first: string = encodeURIComponent(await page.evaluate(() => JSON.parse(document.getElementById("collation")!.textContent!).stories[0].accounts[0].id));
    for (const hash of ["#story", `#account/${first}`, `#parallel/${first}/`]) {
      await page.evaluate((to) => { location.hash = to; }, hash);
      for (const width of [360, 390, 640, 1024, 1280, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await sidewaysScroll(page), `${hash} ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });

  it("turns the matrix into lists and the panel into a sheet on a phone", async () => {
    const phone = await open(browser, file, "", { viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.page.locator("#matrix").scrollIntoViewIfNeeded();
    await phone.page.locator("#matrix td a[data-ev]").first().waitFor();
    expect(await phone.page.locator("#matrix thead").isVisible()).toBe(false);
    await phone.page.locator("#stemma").scrollIntoViewIfNeeded();
    await phone.page.locator("#stemma .tree").waitFor();
    expect(await phone.page.locator(".stemma").isVisible()).toBe(false);
    await phone.page.locator("#matrix td a[data-ev]").first().tap();
    const sheet = (await phone.page.locator(".panel.open").boundingBox())!;
    expect(sheet.y).toBeGreaterThan(200);
    expect(sheet.y + sheet.height).toBeCloseTo(844, 0);
    expect(phone.faults).toEqual([]);
    await phone.page.context().close();
  });

  it("prints the whole story with full addresses and without controls", async () => {
    const print = await open(browser, file);
    await print.page.emulateMedia({ media: "print" });
    await print.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    expect(await print.page.locator("details:not([open])").count()).toBe(0);
    for (const gone of [".top", ".panel", ".index"]) expect(await print.page.locator(gone).first().isVisible(), gone).toBe(false);
    const urls: string[] = await print.page.evaluate(() => JSON.parse(document.getElementById("collation")!.textContent!).stories[0].accounts.map((a: { url: string }) => a.url));
    const text = await print.page.locator("#accounts").innerText();
    for (const url of urls) expect(text).toContain(url);
    const pdf = (await print.page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(3);
    await print.page.context().close();
  });

  it("asks nothing of the network and logs no fault", () => expect(faults).toEqual([]));
}, 240_000);
