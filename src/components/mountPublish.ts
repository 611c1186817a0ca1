import type { QuoteFigures } from "../../lib/publish/figures/quoteFigures.ts";
import { baseState, digestInLink, isBaseState, scenarioFile, withDigest, writeLink } from "../engine/page.js";
import type { PublicationFiles } from "../worker/publishing.ts";
import { carryState, stateInAddress } from "./address.js";
import { changesIn } from "./changesIn.js";
import { copyText } from "./copyText.js";
import { elementMaker } from "./element.js";
import { engine, Overtaken } from "./engine.js";
import { notice } from "./notice.js";
import { digestVerification, fileList, quotable, verification } from "./publication.js";
import { save, saveText } from "./save.js";

/** As the library has it: larger files are refused before they are read. */
const mostBytes = 16_000_000;
const types: Readonly<Record<string, string>> = {
  html: "text/html",
  csv: "text/csv",
  json: "application/json",
  svg: "image/svg+xml",
  md: "text/markdown",
};

/** Brings the page of publication to life. */
export async function mountPublish(): Promise<void> {
  const control = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
  const make = elementMaker(document);
  const holder = control("quotable");
  const made = control("made");
  const checked = control("checked");
  let { state, problem } = stateInAddress();
  if (problem !== undefined) notice(`${problem} The page shows the base scenario.`);
  carryState(state);
  const built = holder.querySelector<HTMLElement>(".run")!.dataset.digest;
  const figures = await quoteFigures();
  let publication: PublicationFiles | undefined;

  async function quoteFigures(): Promise<QuoteFigures> {
    try {
      return await engine.ask("quote", { state });
    } catch (error) {
      notice(`${(error as Error).message} The page shows the base scenario.`);
      state = baseState;
      carryState(state);
      return engine.ask("quote", { state });
    }
  }

  function sayWhatIsPublished(): void {
    const changes = changesIn(state);
    control("what").textContent =
      `${figures.run.scenario.title}${changes === 0 ? "" : ` with ${changes} ${changes === 1 ? "change" : "changes"}`}`;
  }

  /** Whether a link that names a digest leads to the run that it was copied from. */
  function tickOf(): string {
    const digest = problem === undefined ? digestOfAddress() : undefined;
    if (digest !== undefined) {
      return figures.run.outcomesDigest.startsWith(digest)
        ? "✓ The run has the digest that the link names."
        : "✗ The run has another digest than the link names: data or program have changed since.";
    }
    if (!isBaseState(state)) return "✓ Made in your browser just now.";
    return figures.run.outcomesDigest === built
      ? "✓ Your browser made the same run, to the last digit."
      : "✗ Your browser’s run differs from the one on this page; please report it.";
  }

  function digestOfAddress(): string | undefined {
    try {
      return digestInLink(location.search);
    } catch (error) {
      notice((error as Error).message);
      return undefined;
    }
  }

  function give(path: string): void {
    if (publication === undefined) return;
    if (path === "")
      save(new Blob([publication.zip], { type: "application/zip" }), `${publication.name}.zip`);
    const file = publication.files.find((found) => found.path === path);
    if (file === undefined) return;
    const type = types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    save(new Blob([file.content], { type }), path.slice(path.lastIndexOf("/") + 1));
  }

  async function publish(): Promise<void> {
    const bar = progressBar(made, "Working out the publication: some seconds.");
    control<HTMLButtonElement>("make").disabled = true;
    try {
      publication = await engine.ask("publish", { state }, { onProgress: bar });
      made.replaceChildren(...fileList(publication, document));
    } catch (error) {
      made.replaceChildren();
      if (!(error instanceof Overtaken)) notice((error as Error).message);
    }
    control<HTMLButtonElement>("make").disabled = false;
  }

  function progressBar(place: HTMLElement, text: string): (done: number, of: number) => void {
    const bar = make("progress", { max: 1, "aria-label": text }) as HTMLProgressElement;
    place.replaceChildren(make("p", { role: "status" }, text), bar);
    return (done, of) => {
      bar.value = done / of;
    };
  }

  async function check(ask: () => Promise<HTMLElement[]>): Promise<void> {
    try {
      checked.replaceChildren(...(await ask()));
    } catch (error) {
      if (error instanceof Overtaken) return;
      checked.replaceChildren(
        make("h3", { class: "outcome-of-check refused" }, "✗ This cannot be checked."),
        ...(error as Error).message.split("\n").map((line) => make("p", {}, line)),
      );
    }
  }

  function checkFile(file: File | undefined): void {
    if (file === undefined) return;
    void check(async () => {
      if (file.size > mostBytes)
        throw new Error(`${file.name} is ${(file.size / 1e6).toFixed(0)} MB; up to 16 MB are read.`);
      const onProgress = progressBar(checked, `Making ${file.name} again: some seconds.`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      return verification(
        await engine.ask("checkFile", { bytes, name: file.name }, { onProgress }),
        document,
      );
    });
  }

  if (!isBaseState(state)) holder.replaceChildren(...quotable(figures, document));
  holder.querySelector(".tick")!.textContent = tickOf();
  sayWhatIsPublished();
  document.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLElement>("[data-copy], [data-file]");
    if (button === null) return;
    const { copy, file } = button.dataset;
    if (file !== undefined) give(file);
    if (copy === undefined) return;
    const text = [...control(copy).childNodes].map((node) => node.textContent ?? "").join("\n");
    void copyText(button, text.trim(), "Copied");
  });
  control("copy-link").addEventListener("click", () => {
    const query = withDigest(writeLink(state), figures.run.outcomesDigest);
    void copyText(control("copy-link"), `${location.origin}${location.pathname}${query}`, "Link copied");
  });
  control("save-scenario").addEventListener("click", () => {
    const file = { id: "my-scenario", title: figures.run.scenario.title, year: figures.run.scenario.year };
    saveText("my-scenario.yaml", scenarioFile(state, file), "text/yaml");
  });
  control("make").addEventListener("click", () => void publish());
  control("choose-file").addEventListener("click", () => control<HTMLInputElement>("published-file").click());
  control<HTMLInputElement>("published-file").addEventListener("change", ({ target }) => {
    const input = target as HTMLInputElement;
    checkFile(input.files?.[0]);
    input.value = "";
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    checkFile(event.dataTransfer?.files[0]);
  });
  control<HTMLFormElement>("check-text").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = control<HTMLInputElement>("published-text").value.trim();
    if (text === "") return;
    void check(async () => {
      progressBar(checked, "Making the run again.");
      return digestVerification(await engine.ask("checkText", { text }), document);
    });
  });
  for (const waiting of document.querySelectorAll("main [disabled]")) waiting.removeAttribute("disabled");
}
