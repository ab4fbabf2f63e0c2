// The reader: its marks, the walk from fact to fact, why each was found, what is copied, what is printed.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

// The article of this headline, opened from the list of articles.
async function openArticle(title, options) {
  const page = await site.open("#/articles", { reducedMotion: "reduce", ...options });
  await ready(page);
  await page.locator(".article-row a", { hasText: title }).click();
  await page.locator("#reader-title").waitFor();
  return page;
}

const ASIAN = "NATO summit to address";
const toggle = (page, name) => page.locator(".switches").getByRole("button", { name });
const told = async (page) => (await page.locator(".steps-told").textContent()).trim();
const selected = (page) => page.evaluate(() => new URLSearchParams(location.hash.split("?")[1]).get("fact"));
const marks = (page, kind) => page.locator(`.reader-article > p .${kind}`);

test("switches hide and show marks, say so, and are kept on the device", async () => {
  const page = await openArticle(ASIAN);
  for (const [name, kind] of [["dates", "in-time"], ["verbs of saying", "in-cue"], ["speakers", "in-speaker"]]) {
    assert.ok((await marks(page, kind).count()) > 0, kind);
    await toggle(page, name).click();
    assert.equal(await toggle(page, name).getAttribute("aria-pressed"), "false");
    assert.equal(await marks(page, kind).count(), 0, kind);
  }
  const before = await told(page);
  assert.match(before, /^\d+ marks$/);
  await toggle(page, "quoted").click();
  assert.equal(await page.locator(".reader-article > p a[href]").count(), 0, "no tab stops");
  assert.equal(await page.locator(".steps").count(), 0, "nothing to walk to");
  await toggle(page, "dates").click();
  assert.ok(!page.url().includes("dates"), "not in the link");

  await page.reload();
  await page.locator("#reader-title").waitFor();
  assert.equal(await toggle(page, "dates").getAttribute("aria-pressed"), "true");
  assert.equal(await toggle(page, "quoted").getAttribute("aria-pressed"), "false");
  assert.equal(await marks(page, "in-quotation").count(), 0);
  assert.ok((await marks(page, "in-time").count()) > 0);
  await done(page);
});

test("what is switched off can still be linked to", async () => {
  const page = await site.open("#/quotes?kind=direct");
  await ready(page);
  await page.locator(".card a").first().click();
  await page.locator("a.mark.selected").first().waitFor();
  const words = await page.locator("a.mark.selected").first().textContent();
  await toggle(page, "quoted").click();
  await page.locator("span.mark.selected").first().waitFor();
  await page.reload();
  await page.locator(".reader-article span.mark.selected:focus").waitFor();
  assert.equal(await page.locator("span.mark.selected").first().textContent(), words);
  await page.locator(".why").waitFor();
  await done(page);
});

test("a device that refuses to keep anything still switches", async () => {
  const page = await openArticle(ASIAN, {
    before: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("refused", "SecurityError");
          },
        });
      }),
  });
  await toggle(page, "dates").click();
  assert.equal(await marks(page, "in-time").count(), 0);
  await done(page);

  const full = await openArticle(ASIAN, {
    before: (page) =>
      page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException("full", "QuotaExceededError");
        };
      }),
  });
  await toggle(full, "dates").click();
  assert.equal(await marks(full, "in-time").count(), 0);
  await done(full);
});

test("n and p walk all facts in their order, stop at the ends, and cost one step back", async () => {
  const page = await openArticle(ASIAN);
  const place = page.url();
  const total = Number.parseInt(await told(page), 10);
  const order = await page.evaluate(() =>
    [...document.querySelectorAll(".reader-article a[data-fact]")].map((a) => a.id.replace("mark-", "")),
  );
  assert.equal(new Set(order).size, total);
  const walked = [];
  for (let i = 1; i <= total; i++) {
    await page.keyboard.press("n");
    await page.waitForFunction((text) => document.querySelector(".steps-told").textContent === text, `Mark ${i} of ${total}`);
    walked.push(await selected(page));
    await page.waitForFunction((id) => document.activeElement.id === `mark-${id}`, walked.at(-1));
  }
  assert.deepEqual(walked, order);
  await page.keyboard.press("n");
  assert.equal(await told(page), `Mark ${total} of ${total}`);
  assert.equal(await page.getByRole("button", { name: "Next mark" }).getAttribute("aria-disabled"), "true");
  await page.keyboard.press("p");
  await page.waitForFunction((id) => document.activeElement.id === `mark-${id}`, order.at(-2));
  await page.goBack();
  await page.locator(".why").waitFor({ state: "detached" });
  assert.equal(page.url(), place);
  await done(page);
});

test("the buttons walk too and keep the focus; a selected mark stands between bar and sheet", async () => {
  for (const [width, height] of [[1280, 900], [390, 844], [320, 640]]) {
    const page = await openArticle(ASIAN, { width, height });
    const next = page.getByRole("button", { name: "Next mark" });
    for (let i = 1; i <= 8; i++) {
      await next.click();
      await page.waitForFunction((i) => document.querySelector(".steps-told").textContent.startsWith(`Mark ${i} `), i);
      await page.waitForTimeout(80);
      const [bar, mark, why] = await page.evaluate(() =>
        [".reader-bar", "a.mark[aria-current]", ".why"].map((s) => document.querySelector(s).getClientRects()[0].toJSON()),
      );
      assert.ok(mark.top >= bar.bottom && mark.bottom <= why.top, `fact ${i}, ${width} wide`);
    }
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Next/);
    await done(page);
  }
});

test("from nothing selected n takes the first fact that is not scrolled past", async () => {
  const page = await openArticle(ASIAN);
  await page.locator("#reader-page").evaluate((e) => e.scrollTo(0, 600));
  await page.locator(".running-head").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  const first = await page.evaluate(() => {
    const top = document.querySelector("#reader-page").getBoundingClientRect().top;
    return [...document.querySelectorAll(".reader-article a[data-fact]")].find((a) => a.getBoundingClientRect().top >= top).id;
  });
  await page.keyboard.press("n");
  await page.waitForFunction((id) => document.activeElement.id === id, first);
  await done(page);
});

test("Escape closes the sheet, then the reader", async () => {
  const page = await openArticle(ASIAN);
  await page.keyboard.press("n");
  await page.locator(".why").waitFor();
  const fact = await selected(page);
  await page.keyboard.press("Escape");
  await page.locator(".why").waitFor({ state: "detached" });
  await page.waitForFunction((id) => document.activeElement.id === `mark-${id}`, fact);
  assert.ok(await page.locator(".reader").isVisible());
  await page.keyboard.press("Escape");
  await page.locator(".reader").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement.closest(".article-row"));
  await done(page);
});

test("the sheet says in words what each kind of fact is and why", async () => {
  for (const [kind, said] of [
    ["direct", /Quoted: the words stand between quotation marks\..*The verb of saying is “.*% ?\)/s],
    ["mixed", /Partly quoted: paraphrased by the article/],
    ["fragment", /A few words quoted/],
    ["indirect", /Paraphrased by the article, not quoted\./],
  ]) {
    const page = await site.open(`#/quotes?all=1&kind=${kind}`);
    await ready(page);
    await page.locator(".card a").first().click();
    const why = page.locator(".why");
    await why.waitFor();
    assert.match(await why.textContent(), said);
    await done(page);
  }
  const page = await openArticle(ASIAN);
  await page.locator("a.mark.in-time", { hasText: "Friday" }).click();
  await page.locator(".why h3", { hasText: "“Friday”: Fri 5 July 2024, dated by Dateline" }).waitFor();
  assert.match(await page.locator(".why").textContent(), /Says “Friday”\..*Counted from Mon 8 July 2024/s);
  await page.locator("a.mark.in-time", { hasText: "over two years" }).click();
  await page.locator(".why h3", { hasText: "no day can be told" }).waitFor();
  const all = await page.locator("body").textContent();
  assert.ok(!/\b(inferred|Inferred|this corpus)\b/.test(all));
  await done(page);
});

for (const width of [1440, 768, 390]) {
  test(`the sheet shows all of its record and the way to close it, ${width} wide`, async () => {
    const page = await openArticle(ASIAN, { viewport: { width, height: 900 } });
    await page.locator(".reader-article > p a[href]").first().click();
    const sheet = page.locator(".why");
    await sheet.locator(".card-place").waitFor();
    const close = await sheet.getByRole("button", { name: "Close" }).boundingBox();
    assert.ok(close && close.x >= 0 && close.x + close.width <= width, JSON.stringify(close));
    assert.deepEqual(await sheet.evaluate((e) => [e.scrollWidth > e.clientWidth, e.querySelector(".card-place").scrollWidth > e.clientWidth]), [false, false]);
    await done(page);
  });
}

test("a citation is one line with all that is needed", async () => {
  const page = await openArticle(ASIAN, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.locator("a.mark.in-quotation", { hasText: "I expect that it will be discussed" }).click();
  await page.getByRole("button", { name: "Copy citation" }).click();
  await page.locator(".told p", { hasText: "Citation copied." }).waitFor();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(line, /^Bruce Bennett, senior defence analyst at the RAND Corporation, via VOA, said: “I expect that it will/);
  assert.match(line, /”\. Asian Lite News \(ANI\), “NATO summit to address [^”]+”, published between .+ 2024, dated by Dateline, paragraph 6\. Record: http/);
  assert.ok(line.includes(`${site.url}#/`) && line.includes("fact=q") && !line.includes("\n"), line);
  await done(page);
});

test("sharing copies the address of what is seen, and says when it is too long", async () => {
  const permissions = ["clipboard-read", "clipboard-write"];
  const page = await site.open("#/quotes?q=summit", { permissions });
  await ready(page);
  await page.getByRole("button", { name: /^Share/ }).click();
  await page.locator(".told p", { hasText: "Link copied." }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
  await done(page);

  const long = await site.open(`#/quotes?q=${"summit+".repeat(320)}`, { permissions });
  await long.getByRole("button", { name: /^Share/ }).click();
  const said = await long.locator(".told p").textContent();
  assert.match(said, /Link copied\. It has 2\d{3} characters, and some programs cut links after 2000\. To shorten it/);
  await long.locator(".told").getByRole("button", { name: "Close" }).click();
  await long.locator(".told p").waitFor({ state: "detached" });
  await done(long);
});

test("on paper the article stands alone, with its note and its address", async () => {
  const page = await openArticle(ASIAN);
  await page.keyboard.press("n");
  await page.locator(".why").waitFor();
  await page.emulateMedia({ media: "print" });
  for (const gone of [".search", ".tabs", ".corpus-line", ".masthead-actions", ".reader-bar", ".switches", ".list", ".why-foot", ".why button"]) {
    const all = await page.locator(gone).all();
    assert.ok(all.length > 0, `${gone} is in the document`);
    for (const one of all) assert.ok(!(await one.isVisible()), gone);
  }
  for (const there of [".wordmark", "#reader-title", ".reader-source .outlet", ".why-text", ".colophon"]) {
    assert.ok(await page.locator(there).first().isVisible(), there);
  }
  assert.ok((await page.locator(".colophon").textContent()).includes(page.url()));
  const whole = await page.locator("#reader-page").evaluate((e) => e.scrollHeight <= e.clientHeight + 1);
  assert.ok(whole, "nothing is cut off");
  await done(page);

  for (const [tab, row] of [["quotes", ".card"], ["timeline", ".entry"], ["articles", ".article-row"]]) {
    const list = await site.open(`#/${tab}`);
    await ready(list);
    await list.emulateMedia({ media: "print" });
    assert.ok(await list.locator(row).first().isVisible());
    assert.equal(await list.locator(row).first().evaluate((e) => getComputedStyle(e).breakInside), "avoid");
    assert.equal(await list.locator("button:visible:not(.axis *), input:visible, select:visible").count(), 0, tab);
    await done(list);
  }
});

test("axe has nothing against switched marks, a citation, forced colours", async () => {
  const page = await openArticle(ASIAN, { forcedColors: "active" });
  await toggle(page, "dates").click();
  await page.keyboard.press("n");
  await page.locator(".why").waitFor();
  assert.deepEqual(await violations(page), []);
  await done(page);
});

test("a reader sets an article’s date; what is told follows, the link holds it, and it can be taken back", async () => {
  const page = await site.open("#/articles");
  await ready(page);
  await page.locator(".article-row a").first().click();
  const fold = page.locator("details", { hasText: "Why this date" });
  await fold.locator("summary").click();
  const before = await page.locator(".reader-source > p").first().textContent();
  await fold.locator("input[type=date]").fill("2023-05-03");
  await page.locator(".reader-source > p", { hasText: "3 May 2023" }).first().waitFor();
  assert.match(new URL(page.url()).hash, /set=[^&]+:2023-05-03/);
  assert.doesNotMatch(await page.locator(".reader-source > p").first().textContent(), /dated by Dateline/);
  await page.locator(".chip", { hasText: "1 date set by you" }).waitFor();
  const link = page.url();
  const other = await site.open(new URL(link).hash);
  await other.locator(".reader-source > p", { hasText: "3 May 2023" }).first().waitFor();
  await done(other);
  await page.locator(".chip", { hasText: "1 date set by you" }).click();
  await page.waitForFunction((before) => document.querySelector(".reader-source > p")?.textContent === before, before);
  await done(page);
});

test("what is told anew keeps place, focus and what was unfolded", async () => {
  const page = await site.open("#/articles");
  await ready(page);
  await page.locator(".article-row a").first().click();
  const fold = page.locator("details", { hasText: "Why this date" });
  await fold.locator("summary").click();
  await page.evaluate(() => document.querySelectorAll(".reader-article *").forEach((e) => (e.stayed = true)));
  await fold.locator("input[type=date]").focus();
  const set = async (day, told) => {
    await fold.locator("input[type=date]").fill(day);
    await page.locator(".reader-source > p", { hasText: told }).first().waitFor();
  };
  await set("2023-05-03", "3 May 2023");
  assert.ok(await fold.evaluate((f) => f.open && f.stayed && document.activeElement === f.querySelector("input")));
  // A mark further down, scrolled to: the days that the texts tell again move nothing.
  const mark = page.locator(".reader-article a[data-fact]").last();
  await mark.focus();
  assert.ok(await page.evaluate(() => document.querySelector(".reader-page").scrollTop > 0));
  // On the screen: the browser makes up for what grows above.
  const place = () => page.evaluate(() => [Math.round(document.activeElement.getBoundingClientRect().top), document.activeElement.id]);
  const before = await place();
  await page.locator(".chip", { hasText: "1 date set by you" }).evaluate((chip) => chip.click());
  await page.locator(".reader-source > p", { hasText: "dated by Dateline" }).first().waitFor();
  assert.deepEqual(await place(), before);
  assert.ok(await mark.evaluate((m) => m.stayed && m === document.activeElement));
  await done(page);
});

test("the article marks what the list shows, and all of it behind the same switch", async () => {
  const page = await openArticle(ASIAN);
  const marks = () => page.locator(".reader-article a:is(.in-quotation, .in-reported)").count();
  const sure = await marks();
  const more = page.locator(".reader .less-sure");
  const hidden = Number((await more.textContent()).match(/\d+/)[0]);
  assert.ok(sure > 0 && hidden > 0);
  await more.click();
  await page.waitForFunction(() => location.hash.includes("all=1"));
  await page.waitForFunction(
    (all) => document.querySelectorAll(".reader-article a:is(.in-quotation, .in-reported)").length >= all,
    sure + 1,
  );
  await page.locator(".reader .less-sure").click();
  await page.waitForFunction(
    (sure) => document.querySelectorAll(".reader-article a:is(.in-quotation, .in-reported)").length === sure,
    sure,
  );
  await done(page);
});
