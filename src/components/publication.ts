import type { QuoteFigures } from "../../lib/publish/figures/quoteFigures.ts";
import type { Quote } from "../../lib/publish/quote/quote.ts";
import type { Verification } from "../../lib/publish/verify/verify.ts";
import type { DigestCheck } from "../../lib/publish/verify/verifyDigest.ts";
import { grouped, verdictWords } from "../engine/page.js";
import type { PublicationFiles } from "../worker/publishing.ts";
import { elementMaker } from "./element.js";
import { runLine } from "./runLine.js";
import { table } from "./table.js";

/** What to quote, to print beside a figure and to cite. */
export function quotable(figures: QuoteFigures, document: Document): HTMLElement[] {
  const make = elementMaker(document);
  return [
    make(
      "section",
      { id: "quote" },
      make("h2", {}, "The sentence to quote"),
      make(
        "p",
        {},
        "Likelihood and confidence are sentences of their own: the one is about the range, the other about the evidence.",
      ),
      figures.quotes.map((quote) => quoted(quote, document)),
      make("h3", {}, "To print beside a figure"),
      make(
        "p",
        {},
        "This line names program, scenario, seed and digest; whoever has it can make the run again and compare.",
      ),
      make("p", {}, make("code", { class: "source", id: "digest-line" }, figures.digestLine)),
      copyButton("digest-line", "Copy the line", document),
      runLine(figures.run, document),
    ),
    make(
      "section",
      { id: "cite" },
      make("h2", {}, "How to cite it"),
      make("p", { id: "citation" }, figures.citation),
      copyButton("citation", "Copy", document),
      source("bibtex", "BibTeX: program, data and run", figures.bibtex, document),
      source("csl", "CSL-JSON: program, data and run", figures.csl, document),
    ),
  ];
}

function quoted(
  { language, name, sentences, likelihood, confidence, rounding }: Quote,
  document: Document,
): HTMLElement {
  const make = elementMaker(document);
  const said = [sentences.join(" "), likelihood, confidence].filter((text) => text !== undefined);
  return make(
    "div",
    { class: "quote" },
    make("h3", {}, make("span", { lang: language }, name)),
    make(
      "blockquote",
      { id: `quote-${language}`, lang: language },
      said.map((text) => make("p", {}, text)),
    ),
    make("p", { class: "small", lang: language }, rounding),
    copyButton(`quote-${language}`, "Copy", document, `Copy the sentence in ${name}`),
  );
}

function source(id: string, title: string, text: string, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "details",
    { class: "numbers" },
    make("summary", {}, title),
    make("code", { class: "source", id }, text),
    copyButton(id, "Copy", document, `Copy ${title}`),
  );
}

function copyButton(of: string, text: string, document: Document, label?: string): HTMLElement {
  return elementMaker(document)(
    "button",
    { type: "button", "data-copy": of, disabled: true, "aria-label": label },
    text,
  );
}

/** The files of a publication, each to be downloaded. */
export function fileList(
  { files, zip, name, digestLine }: PublicationFiles,
  document: Document,
): HTMLElement[] {
  const make = elementMaker(document);
  const button = (path: string, text: string, label: string) =>
    make("button", { type: "button", "data-file": path, "aria-label": label }, text);
  return [
    make("p", { role: "status" }, `Made: ${files.length} files. `, make("code", {}, digestLine)),
    make(
      "div",
      { class: "buttons" },
      button(
        "",
        `Everything as ${name}.zip (${kilobytes(zip.length)})`,
        `Download everything as ${name}.zip`,
      ),
      ...[
        ["report.html", "Report"],
        ["manifest.json", "Manifest"],
        ["data/outcomes.csv", "Outcomes (CSV)"],
        ["data/sensitivity.csv", "Sensitivity (CSV)"],
      ]
        .filter(([path]) => files.some((file) => file.path === path))
        .map(([path, text]) => button(path!, text!, `Download ${path}`)),
    ),
    make(
      "details",
      { class: "numbers" },
      make("summary", {}, "All files"),
      make(
        "ul",
        { class: "files" },
        files.map(({ path, content }) =>
          make(
            "li",
            {},
            button(path, path, `Download ${path}`),
            make("span", { class: "small" }, ` ${kilobytes(content.length)}`),
          ),
        ),
      ),
    ),
  ];
}

/** What came of making a publication again. */
export function verification(found: Verification, document: Document): HTMLElement[] {
  const make = elementMaker(document);
  const isVerified = found.verdict !== "not verified";
  const { code, data, scenario } = found.changed;
  const changes = [
    ["Code", code],
    ["Data", data],
    ["Scenario", scenario],
  ].filter(([, text]) => text !== undefined);
  const list = (title: string, entries: readonly string[]) =>
    entries.length === 0
      ? undefined
      : make(
          "div",
          {},
          make("h4", {}, title),
          make(
            "ul",
            {},
            entries.map((entry) => make("li", {}, entry)),
          ),
        );
  return [
    verdict(isVerified, verdictWords[found.verdict], document),
    make("p", {}, `${found.title}. `, make("code", {}, found.published)),
    found.made !== undefined && found.made !== found.published
      ? make("p", {}, "Made again here: ", make("code", {}, found.made))
      : undefined,
    found.wrong.length === 0
      ? undefined
      : table(document, "What is wrong", {
          columns: [{ label: "Where" }, { label: "What is wrong" }],
          rows: found.wrong.map(({ where, says }) => [where, says]),
        }),
    list(
      "Changed since it was published",
      changes.map(([what, text]) => `${what}: ${text}`),
    ),
    list(
      "Differences within the error of sampling",
      found.apart.map(({ where, says }) => `${where}: ${says}`),
    ),
    list("Compared", found.compared),
    list("Not compared", found.notCompared),
  ].filter((element) => element !== undefined);
}

/** What came of making the run of a line or a link again. */
export function digestVerification(
  { isSame, digits, title, digestLine }: DigestCheck,
  document: Document,
): HTMLElement[] {
  const make = elementMaker(document);
  return [
    verdict(
      isSame,
      isSame
        ? `Verified: the run made again here has the same digest${digits < 8 ? `, as far as its ${digits} digits tell` : ""}.`
        : "Not verified: the run made again here has another digest.",
      document,
    ),
    make("p", {}, `${title}. `, make("code", {}, digestLine)),
  ];
}

function verdict(isVerified: boolean, words: string, document: Document): HTMLElement {
  return elementMaker(document)(
    "h3",
    { class: isVerified ? "outcome-of-check verified" : "outcome-of-check refused" },
    `${isVerified ? "✓" : "✗"} ${words}`,
  );
}

function kilobytes(bytes: number): string {
  return `${grouped(Math.max(1, Math.round(bytes / 1000)))} kB`;
}
