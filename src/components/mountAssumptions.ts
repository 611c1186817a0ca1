import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { baseState, isBaseState, type PageState, scenarioFile, writeLink } from "../engine/page.js";
import { elementInHash, showInAddress, stateInAddress } from "./address.js";
import { assumptions } from "./assumptions.js";
import { engine, Overtaken } from "./engine.js";
import { filterRows } from "./filterRows.js";
import { stateHistory } from "./history.js";
import { clearNotice, notice } from "./notice.js";
import { openFile } from "./openFile.js";
import { parameterEditor } from "./parameterEditor.js";
import { updateRow } from "./parameterRow.js";
import { resultBar } from "./resultBar.js";
import { saveText } from "./save.js";

/** Brings the page of assumptions to life. */
export async function mountAssumptions(): Promise<void> {
  const holder = document.getElementById("assumptions")!;
  const bar = document.getElementById("result-bar")!;
  const control = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
  const scenario = control<HTMLSelectElement>("scenario");
  const seed = control<HTMLInputElement>("seed");
  const draws = control<HTMLInputElement>("draws");
  const { state: first, problem } = stateInAddress();
  /** What stands in the rows: the scenario without changes. */
  let base: AssumptionFigures;
  let shown = baseState.scenario;
  const history = stateHistory(first, (state) => void show(state));

  async function show(state: PageState): Promise<void> {
    showInAddress(state);
    showControls(state);
    try {
      if (state.scenario !== shown) {
        base = await engine.ask("assumptions", { state: { ...baseState, scenario: state.scenario } });
        shown = state.scenario;
        holder.replaceChildren(...assumptions(base, document));
        enableRows();
      }
      const get = await engine.ask("change", { state }, { onProgress: showProgress });
      clearNotice();
      const width = Math.max(240, Math.min(bar.clientWidth - 8, 520));
      bar.replaceChildren(...resultBar(get, width, Object.keys({ ...state.set, ...state.choose }).length));
      showRows(state, get.parameters);
    } catch (error) {
      if (error instanceof Overtaken) return;
      notice((error as Error).message);
    }
    bar.removeAttribute("data-progress");
  }

  function showProgress(done: number, of: number): void {
    bar.setAttribute("data-progress", `${Math.round((done / of) * 100)} %`);
  }

  function showControls(state: PageState): void {
    scenario.value = state.scenario;
    seed.value = state.seed ?? "";
    draws.value = state.draws === undefined ? "" : String(state.draws);
    control<HTMLButtonElement>("undo").disabled = !history.canUndo;
    control<HTMLButtonElement>("redo").disabled = !history.canRedo;
    control<HTMLButtonElement>("reset-all").disabled = isBaseState(state);
    control<HTMLButtonElement>("save").disabled = isBaseState(state);
  }

  /** Rows that differ from the state's are brought up to it. */
  function showRows(state: PageState, changed: Awaited<ReturnType<typeof askChange>>["parameters"]): void {
    const now = new Map(changed.map((parameter) => [parameter.id, parameter]));
    for (const figures of base.parameters) {
      const row = document.getElementById(figures.id)!;
      if (now.has(figures.id) || row.classList.contains("changed")) {
        updateRow(row, now.get(figures.id) ?? figures);
        if (!row.contains(document.activeElement)) fillEditor(row as HTMLDetailsElement, true);
      }
    }
    for (const field of holder.querySelectorAll<HTMLElement>("fieldset.choice")) {
      const option = state.choose[field.dataset.choice!] ?? "";
      for (const input of field.querySelectorAll("input")) input.checked = input.value === option;
      field.classList.toggle("changed", option !== "");
      field.querySelector<HTMLElement>(".mark")!.hidden = option === "";
    }
    const count = holder.querySelectorAll(".changed").length;
    control("changes").textContent =
      count === 0 ? "Nothing changed" : `${count} ${count === 1 ? "assumption" : "assumptions"} changed`;
  }
  const askChange = (state: PageState) => engine.ask("change", { state });

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
      }),
    );
  }

  function enableRows(): void {
    for (const row of holder.querySelectorAll<HTMLDetailsElement>("details.parameter")) {
      row.addEventListener("toggle", () => fillEditor(row));
      fillEditor(row);
    }
    for (const field of holder.querySelectorAll<HTMLElement>("fieldset.choice")) {
      for (const input of field.querySelectorAll("input")) {
        input.disabled = false;
        input.addEventListener("change", () => {
          const choice = field.dataset.choice!;
          const { [choice]: _, ...others } = history.state.choose;
          history.change({
            ...history.state,
            choose: input.value === "" ? others : { ...others, [choice]: input.value },
          });
        });
      }
    }
    filterRows(holder, base);
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
      notice((error as Error).message);
    }
  }
  scenario.addEventListener("change", () =>
    changeControl({ ...baseState, ...pick(history.state), scenario: scenario.value }),
  );
  seed.addEventListener("change", () => {
    const { seed: _, ...others } = history.state;
    changeControl(seed.value === "" ? others : { ...others, seed: seed.value.slice(0, 200) });
  });
  draws.addEventListener("change", () => {
    const { draws: _, ...others } = history.state;
    if (draws.value !== "" && !draws.checkValidity()) {
      notice(`A page makes 1 to ${draws.max} draws.`);
      return;
    }
    changeControl(draws.value === "" ? others : { ...others, draws: draws.valueAsNumber });
  });
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
  control("copy").addEventListener("click", async () => {
    const { origin, pathname } = location;
    await navigator.clipboard.writeText(`${origin}${pathname}${writeLink(history.state)}`);
    control("copy").textContent = "Link copied";
  });
  control("save").addEventListener("click", () => {
    const { state } = history;
    const file = { id: "my-scenario", title: "My scenario", year: 2012 };
    saveText("my-scenario.yaml", scenarioFile(state, file), "text/yaml");
  });
  openFile(control("open"), control<HTMLInputElement>("file"), (state) => history.change(state));

  base = await engine.ask("assumptions", { state: baseState });
  enableRows();
  for (const control of document.querySelectorAll<HTMLElement>("#tools [disabled]"))
    control.removeAttribute("disabled");
  await show(first);
  showTarget();
  window.addEventListener("hashchange", showTarget);
  if (problem !== undefined) notice(`${problem} The page shows the base scenario.`);
}

function pick({ seed, draws }: PageState): Pick<PageState, "seed" | "draws"> {
  return { ...(seed === undefined ? {} : { seed }), ...(draws === undefined ? {} : { draws }) };
}
