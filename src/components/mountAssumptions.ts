import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import {
  baseState,
  designTitles,
  grouped,
  isBaseState,
  type PageState,
  scenarioFile,
  writeLink,
} from "../engine/page.js";
import { elementInHash, showInAddress, stateInAddress } from "./address.js";
import { assumptionRows, assumptionSections, type Grouping } from "./assumptions.js";
import { changesIn } from "./changesIn.js";
import { editChoice, showChoice } from "./choiceEditor.js";
import { copyText } from "./copyText.js";
import { elementMaker } from "./element.js";
import { engine, Overtaken } from "./engine.js";
import { filterRows } from "./filterRows.js";
import { stateHistory } from "./history.js";
import { clearNotice, notice } from "./notice.js";
import { openFile } from "./openFile.js";
import { parameterEditor } from "./parameterEditor.js";
import { rowUpdater } from "./parameterRow.js";
import { editPolicies, policyRows, showPolicies } from "./policyRows.js";
import { resultBar } from "./resultBar.js";
import { showSampling } from "./samplingControls.js";
import { saveText } from "./save.js";
import { setText } from "./setText.js";

/** Names of the run are worked out when the state has rested so long, never while a slider moves. */
const restsFor = 900;

/** Brings the page of assumptions to life. */
export async function mountAssumptions(): Promise<void> {
  const control = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
  const holder = control("assumptions");
  const policies = control("policies");
  const bar = control("result-bar");
  const scenario = control<HTMLSelectElement>("scenario");
  const grouping = control<HTMLSelectElement>("grouping");
  const { state: first, problem } = stateInAddress();
  /** The scenario without changes, and a row for everything in it. */
  let base: AssumptionFigures;
  let rows: ReadonlyMap<string, HTMLElement>;
  let shown = baseState.scenario;
  /** Evidence with its texts, as the page was built with it. */
  const writtenSupport = new Map<string, Element>();
  let updateRow = rowUpdater();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const history = stateHistory(first, (state) => void show(state));

  /** @returns what is wrong with the state; undefined where it could be shown */
  async function show(state: PageState): Promise<string | undefined> {
    showInAddress(state);
    clearTimeout(timer);
    try {
      if (state.scenario !== shown) await showScenario(state.scenario);
      showControls(state);
      const get = await engine.ask("change", { state }, { onProgress: showProgress });
      clearNotice();
      const width = Math.max(240, Math.min(bar.clientWidth - 8, 520));
      bar.replaceChildren(...resultBar(get, width, changesIn(state)));
      showRows(get.parameters);
      timer = setTimeout(() => void showIdentity(state), restsFor);
      return undefined;
    } catch (error) {
      if (error instanceof Overtaken) return undefined;
      complain((error as Error).message);
      return (error as Error).message;
    } finally {
      bar.removeAttribute("data-progress");
    }
  }

  /** Says what is wrong at the top, and in the bar, which is in view wherever the reader is. */
  function complain(message: string): void {
    notice(message);
    bar.querySelector(".problem")?.remove();
    bar.append(elementMaker(document)("div", { class: "problem" }, message));
  }

  async function showScenario(id: string): Promise<void> {
    const [figures, support] = await Promise.all([
      engine.ask("assumptions", { state: { ...baseState, scenario: id } }),
      engine.ask("support", { scenario: id }),
    ]);
    base = figures;
    shown = id;
    updateRow = rowUpdater();
    rows = assumptionRows(base, support, document);
    for (const [parameter, written] of writtenSupport)
      rows.get(parameter)?.querySelector(".support")?.replaceWith(written);
    policies.replaceChildren(...policyRows(base, document));
    arrange();
    enable();
  }

  /** Puts the rows into the sections that the reader wants. */
  function arrange(): void {
    const sections = assumptionSections(base, rows, grouping.value as Grouping, document);
    holder.replaceChildren(...sections);
    const make = elementMaker(document);
    const links = [
      ...document.querySelectorAll<HTMLElement>(
        "#policies-section, #assumptions > section, #sampling-section",
      ),
    ].map((section) =>
      make("li", {}, make("a", { href: `#${section.id}` }, section.querySelector("h2")!.textContent!.trim())),
    );
    control("contents").replaceChildren(...links);
    filterRows(holder, base);
  }

  function showProgress(done: number, of: number): void {
    bar.setAttribute("data-progress", `${Math.round((done / of) * 100)} %`);
  }

  function showControls(state: PageState): void {
    scenario.value = state.scenario;
    showSampling(base, state);
    showPolicies(policies, base, state);
    for (const figures of base.choices)
      showChoice(rows.get(`choice-${figures.id}`)!, figures, choiceChange(state, figures.id));
    control<HTMLButtonElement>("undo").disabled = !history.canUndo;
    control<HTMLButtonElement>("redo").disabled = !history.canRedo;
    control<HTMLButtonElement>("reset-all").disabled = isBaseState({
      ...state,
      scenario: baseState.scenario,
    });
    setText(control("copy"), "Copy link");
    const changes = changesIn(state);
    control("changes").textContent =
      changes === 0
        ? "Nothing changed"
        : `${changes} ${changes === 1 ? "assumption" : "assumptions"} changed`;
  }

  /** Rows that differ from the state's are brought up to it. */
  function showRows(changed: Awaited<ReturnType<typeof askChange>>["parameters"]): void {
    const now = new Map(changed.map((parameter) => [parameter.id, parameter]));
    for (const figures of base.parameters) {
      const row = rows.get(figures.id)!;
      if (!updateRow(row, now.get(figures.id) ?? figures, now.has(figures.id))) continue;
      if (!row.contains(document.activeElement)) fillEditor(row as HTMLDetailsElement, true);
    }
  }
  const askChange = (state: PageState) => engine.ask("change", { state });

  async function showIdentity(state: PageState): Promise<void> {
    try {
      const { seed, draws, design, studyDigest, outcomesDigest } = await engine.ask("identity", { state });
      control("identity").textContent =
        `Seed ${seed}, ${grouped(draws)} draws, ${designTitles[design]}. ` +
        `Study ${studyDigest.slice(0, 12)}, outcomes ${outcomesDigest.slice(0, 12)}.`;
    } catch (error) {
      if (!(error instanceof Overtaken)) control("identity").textContent = "";
    }
  }

  function fillEditor(row: HTMLDetailsElement, again = false): void {
    const place = row.querySelector(".editor")!;
    if (!row.open || (place.childElementCount > 0 && !again)) return;
    const figures = base.parameters.find(({ id }) => id === row.id)!;
    place.replaceChildren(
      parameterEditor({
        base: figures,
        change: history.state.set[row.id],
        onChange(change, gesture) {
          const { [row.id]: _, ...others } = history.state.set;
          history.change(
            { ...history.state, set: change === undefined ? others : { ...others, [row.id]: change } },
            gesture,
          );
          if (change === undefined) fillEditor(row, true);
        },
        onApproach: () => approach(row.id),
      }),
    );
  }

  /** Makes ready for changes of an input. What is wrong with one is told when it is made. */
  function approach(input: string): void {
    engine.ask("follow", { state: history.state, input }).catch(() => {});
  }

  function enable(): void {
    for (const row of rows.values()) {
      if (!(row instanceof HTMLDetailsElement)) continue;
      row.addEventListener("toggle", () => fillEditor(row));
      fillEditor(row);
    }
    for (const figures of base.choices) {
      const { id } = figures;
      editChoice(rows.get(`choice-${id}`)!, {
        figures,
        onApproach: () => approach(`choice:${id}`),
        change: () => choiceChange(history.state, id),
        onChange({ pinned, weights }, gesture) {
          const { choose, weigh } = history.state;
          history.change(
            { ...history.state, choose: withEntry(choose, id, pinned), weigh: withEntry(weigh, id, weights) },
            gesture,
          );
        },
      });
    }
    editPolicies(
      policies,
      base,
      () => history.state,
      (change) => history.change({ ...history.state, ...change }),
    );
  }

  /** A link from a figure leads to the parameter, unfolded. */
  function showTarget(): void {
    const target = elementInHash();
    if (!(target instanceof HTMLDetailsElement)) return;
    target.open = true;
    target.scrollIntoView();
  }

  function changeControl(next: PageState): void {
    try {
      writeLink(next);
      history.change(next);
    } catch (error) {
      complain((error as Error).message);
    }
  }
  /** Takes what a field says into the state; empty is as the scenario has it. */
  function listen(
    id: string,
    key: "seed" | "draws" | "design" | "dependence",
    read: (value: string) => unknown,
  ): void {
    const field = control<HTMLInputElement | HTMLSelectElement>(id);
    field.addEventListener("change", () => {
      const { [key]: _, ...others } = history.state;
      if (!field.checkValidity()) {
        complain(field.validationMessage);
        return;
      }
      const value = field.value === "" ? undefined : read(field.value);
      changeControl(value === undefined ? others : ({ ...others, [key]: value } as PageState));
    });
  }
  listen("seed", "seed", (text) => text.slice(0, 200));
  listen("draws", "draws", Number);
  listen("design", "design", (text) => (text === base.design ? undefined : text));
  listen("dependence", "dependence", (text) => (/^[\d.]/.test(text) ? Number(text) : text));
  scenario.addEventListener("change", () => {
    const { set: _, choose: __, weigh: ___, sentHome: ____, ...sampling } = history.state;
    changeControl({ ...baseState, ...sampling, scenario: scenario.value });
  });
  grouping.addEventListener("change", arrange);
  control("undo").addEventListener("click", () => history.undo());
  control("redo").addEventListener("click", () => history.redo());
  control("reset-all").addEventListener("click", () =>
    history.change({ ...baseState, scenario: history.state.scenario }),
  );
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    if ((event.target as Element).matches("input[type=number], input[type=text], input[type=search]")) return;
    event.preventDefault();
    if (event.shiftKey) history.redo();
    else history.undo();
  });
  control("copy").addEventListener("click", () => {
    const { origin, pathname } = location;
    void copyText(control("copy"), `${origin}${pathname}${writeLink(history.state)}`, "Link copied");
  });
  control("save").addEventListener("click", () => {
    const file = { id: "my-scenario", title: "My scenario", year: base.year };
    saveText("my-scenario.yaml", scenarioFile(history.state, file), "text/yaml");
  });
  openFile(control("open"), control<HTMLInputElement>("file"), (state) => history.change(state));

  keepClearOf(bar);
  base = await engine.ask("assumptions", { state: baseState });
  rows = new Map(
    [...holder.querySelectorAll<HTMLElement>(".parameter, .choice")].map((row) => [row.id, row]),
  );
  for (const [id, row] of rows) {
    const written = row.querySelector(".support");
    if (written !== null) writtenSupport.set(id, written);
  }
  arrange();
  enable();
  for (const disabled of document.querySelectorAll<HTMLElement>("#tools [disabled], .sampling [disabled]"))
    disabled.removeAttribute("disabled");
  const wrong = problem ?? (await show(first));
  if (wrong !== undefined) {
    history.reset(baseState);
    await show(baseState);
    notice(`${wrong} The page shows the base scenario.`);
  }
  showTarget();
  window.addEventListener("hashchange", showTarget);
}

/** What has the focus, or is gone to, is scrolled to a place that the bar does not cover. */
function keepClearOf(bar: HTMLElement): void {
  new ResizeObserver(() => {
    const isSticky = getComputedStyle(bar).position === "sticky";
    document.documentElement.style.scrollPaddingTop = isSticky ? `${bar.offsetHeight + 8}px` : "";
  }).observe(bar);
}

function choiceChange({ choose, weigh }: PageState, id: string) {
  return {
    pinned: Object.hasOwn(choose, id) ? choose[id] : undefined,
    weights: Object.hasOwn(weigh, id) ? weigh[id] : undefined,
  };
}

function withEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  id: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const { [id]: _, ...others } = entries;
  return value === undefined ? others : { ...others, [id]: value };
}
