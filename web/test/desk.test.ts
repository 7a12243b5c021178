// The pages of `tellings serve` in a real browser. TELLINGS_SERVER is the address of one whose store has the example, and a
// story whose fields are full of markup.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./axe";
import { browserPath, launch, sidewaysScroll } from "./open-page";

const server = process.env["TELLINGS_SERVER"] ?? "";
const example = new URL("../../examples/port-marchant/", import.meta.url);

describe.skipIf(!server || !existsSync(browserPath))("desk", () => {
  let browser: Browser;
  let story: string;
  beforeAll(async () => {
    browser = await launch();
    const { stories } = await (await fetch(`${server}/api/v1/stories`)).json() as { stories: { id: string; accounts: number }[] };
    story = stories.find((item) => item.accounts > 3)!.id;
  }, 240_000);
  afterAll(() => browser?.close());

  // Faults: what the console says, what is thrown, what is asked of anybody else.
  async function at(path: string, options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(60_000);   // a machine may be busy; a fault is one however long it takes
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") faults.push(message.text()); });
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("request", (request) => { if (!request.url().startsWith(server)) faults.push(request.url()); });
    await page.goto(server + path);
    await page.locator("main h1").first().waitFor();
    return { page, faults };
  }

  it("lists the stories, filters them and keeps the filter in the address", async () => {
    const { page, faults } = await at("/");
    const rows = page.locator(".stories > li");
    await rows.first().waitFor();
    const all = await rows.count();
    expect(all).toBeGreaterThan(1);
    expect(await page.locator(".stories .bar .own").count()).toBeGreaterThan(0);
    await page.getByRole("button", { name: "disputed" }).click();
    expect(await rows.count()).toBeLessThan(all);
    await page.getByLabel("Filter by title").fill("grain");
    expect(await page.locator(".filters [role=status]").innerText()).toContain(`1 of ${all} stories`);
    await page.reload();
    await rows.first().waitFor();
    expect(await rows.count()).toBe(1);
    await rows.first().getByRole("link").first().click();
    await page.locator("#brief").waitFor();
    expect(page.url()).toContain(`/stories/${story}`);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("lays pasted texts, dropped files and addresses side by side, a row for each", async () => {
    const { page, faults } = await at("/");
    await page.locator(".giving summary").click();
    await page.getByLabel("Paste accounts").fill("=== https://x.example/1 | The Times of X | 2024-05-14\nFour people died in a blast at a mill in Brentor on Tuesday, police said.\n===\nA mill exploded in Brentor on Tuesday. Five people are missing, the mayor said.");
    await page.getByLabel("Web addresses").fill("http://127.0.0.1:1/private");
    await page.getByLabel("Files").setInputFiles([
      { name: "saved.html", mimeType: "text/html", buffer: Buffer.from("<title>Blast</title><article><h1>Blast in Brentor</h1><p>A blast at a mill in Brentor killed four people on Tuesday, police said. Ten others were taken to hospital with burns.</p><p>The cause is not known, the fire service said.</p></article>") },
      { name: "<img src=x onerror=alert(1)>.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3", "latin1") }]);
    expect(await page.locator(".files li").count()).toBe(2);
    await page.getByRole("button", { name: "Lay side by side" }).click();
    await page.waitForURL(/\/collations\/c-/);
    await page.getByRole("link", { name: "Open the collation" }).waitFor();
    const rows = await page.locator(".rows tbody tr").allInnerTexts();
    expect(rows.length).toBe(5);
    expect(rows.filter((row) => /\tread/.test(row)).length).toBe(3);
    expect(rows.filter((row) => /\trefused/.test(row)).length).toBe(2);
    expect(await page.locator(".rows img").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "Open the collation" }).click();
    await page.locator("#brief").waitFor();
    await page.goBack();
    await page.locator(".rows").waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("opens the collation at once where all was read", async () => {
    const { page } = await at("/");
    await page.locator(".giving summary").click();
    const names = readdirSync(example).filter((name) => !name.endsWith(".md"));
    await page.getByLabel("Files").setInputFiles(names.map((name) => ({ name, mimeType: "", buffer: readFileSync(new URL(name, example)) })));
    await page.getByRole("button", { name: "Lay side by side" }).click();
    await page.locator("#accounts li").first().waitFor();
    expect(await page.locator("#accounts li").count()).toBe(10);
    await page.context().close();
  });

  it("searches, and leads to the marked words in their story", async () => {
    const { page, faults } = await at("/search");
    await page.getByLabel("Words").fill("explosion");
    await page.keyboard.press("Enter");
    await page.locator(".found > li").first().waitFor();
    expect(page.url()).toContain("q=explosion");
    for (const kind of ["quotations", "figures", "names"]) {
      await page.getByRole("button", { name: kind }).click();
      await page.waitForURL(new RegExp(`for=${kind}`));
      if (kind === "figures") { await page.getByLabel("Words").fill("people"); await page.getByLabel("At least").fill("3"); }
      if (kind === "names") await page.getByLabel("Words").fill("Tessaly");
      if (kind === "quotations") await page.getByLabel("Words").fill("dust");
      await page.keyboard.press("Enter");
      await page.locator(".found > li").first().waitFor();
    }
    await page.getByRole("button", { name: "accounts" }).click();
    await page.locator(".found h2 a").first().click();
    await page.locator(".acc .text").waitFor();
    expect(page.url()).toMatch(/\/stories\/s-.*#account\//);
    await page.goBack();
    await page.locator(".found > li").first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("shows what there is of a source, and its accounts", async () => {
    const { page, faults } = await at("/sources");
    await page.locator("tbody tr").first().waitFor();
    await page.getByRole("link", { name: "Continental Wire Agency" }).click();
    await page.locator("#h-accounts").waitFor();
    await page.locator(".found a").first().waitFor();
    expect(await page.locator("main").innerText()).not.toMatch(/copied|stole|fake|false|plagiar/i);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("keeps a decision in the store", async () => {
    const { page, faults } = await at(`/stories/${story}`);
    await page.locator("#figures a[data-ev]").first().click();
    await page.getByRole("button", { name: "Note" }).click();
    await page.getByLabel("Your note").fill("ask the port");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("button", { name: "Decisions 1" }).waitFor();
    await expect.poll(async () => (await (await fetch(`${server}/api/v1/stories/${story}/decisions`)).text()).includes("ask the port"), { timeout: 60_000 }).toBe(true);
    await page.reload();
    await page.getByRole("button", { name: "Decisions 1" }).click();
    expect(await page.getByRole("dialog").innerText()).toContain("Kept in the store");
    await page.getByRole("button", { name: "Undo the last" }).click();
    await page.getByText("Nothing decided").waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("is used by keyboard alone", async () => {
    const { page } = await at("/");
    await page.locator(".stories > li").first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press("j");
    const first = await focused();
    await page.keyboard.press("j");
    expect(await focused()).not.toBe(first);
    await page.keyboard.press("k");
    expect(await focused()).toBe(first);
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").innerText()).toContain("Marks and keys");
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("search");
    await page.keyboard.press("Tab");
    await page.context().close();
  });

  it("shows fields full of markup as text", async () => {
    const { page, faults } = await at("/");
    await page.locator(".stories > li").first().waitFor();
    expect(await page.locator("main").innerText()).toContain("<script>alert");
    for (const path of ["/search?q=hostile", "/sources", "/accounts/hostile", "/sources/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"]) {
      await page.goto(server + path);
      await page.getByText("<img").first().waitFor();
      expect(await page.evaluate(() => document.querySelectorAll("main img, main script, main iframe, main [onerror], main a[href^='javascript']").length), path).toBe(0);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("says what is not there", async () => {
    for (const path of ["/stories/s-none", "/accounts/none", "/collations/c-none", "/sources/none"]) {
      const { page } = await at(path);
      await page.getByRole("alert").waitFor();
      expect(await page.getByRole("alert").innerText(), path).toContain("there is none");
      await page.context().close();
    }
  });

  it("has no fault against WCAG 2.2 AA, light and dark, wide and narrow", async () => {
    for (const path of ["/", "/search?q=explosion", "/search?for=figures&q=people", "/sources", "/sources/Continental%20Wire%20Agency", "/accounts/hostile", "/notices", `/stories/${story}`]) {
      const { page } = await at(path);
      await page.waitForLoadState("load");
      await page.locator(".desk-list > li, tbody tr, .text, #brief li, #h-feeds ~ .note").first().waitFor();
      if (path === "/") await page.locator(".giving summary").click();
      expect(await violations(page), path).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize({ width: 390, height: 800 });
      if (!path.startsWith("/stories")) expect(await violations(page), `${path} dark, phone`).toEqual([]);
      await page.context().close();
    }
  }, 240_000);

  it("has no sideways scroll from phone to desk, and prints", async () => {
    for (const path of ["/", "/search?for=figures&q=people", "/sources"]) {
      const { page } = await at(path);
      await page.locator(".desk-list > li, tbody tr").first().waitFor();
      for (const width of [360, 640, 1024, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await sidewaysScroll(page), `${path} ${width}`).toBeLessThanOrEqual(0);
      }
      await page.emulateMedia({ media: "print" });
      expect(await page.locator(".top").isVisible()).toBe(false);
      await page.context().close();
    }
  });
}, 240_000);
