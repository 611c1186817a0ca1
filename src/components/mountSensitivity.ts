import type { OutcomeName } from "../../lib/publish/figures/sensitivityFigures.ts";
import type { LeaveOutReport } from "../../lib/publish/leaveOutReport.ts";
import type { LeaveOutKind } from "../../lib/sensitivity/leaveOut/leaveOut.ts";
import type { MethodId } from "../../lib/sensitivity/methods.ts";
import { baseState, isBaseState } from "../engine/page.js";
import { carryState, stateInAddress } from "./address.js";
import { askedAs, byWords, curly, fieldScale, unitWords, waysOf } from "./analysisWords.js";
import { breakEven } from "./breakEven.js";
import { offerDownloads } from "./download.js";
import { elementMaker } from "./element.js";
import { engine } from "./engine.js";
import { inTasks, type Maker } from "./inTasks.js";
import { leaveOut } from "./leaveOut.js";
import { listsInAddress } from "./listsInAddress.js";
import { mountConditioning } from "./mountConditioning.js";
import { notice } from "./notice.js";
import { editionShown, onEditionChange, replaceSections } from "./redraw.js";
import { scatter } from "./scatter.js";
import { headMethods, methodAnswer, sensitivity } from "./sensitivity.js";
import { offerSorting } from "./sortableTable.js";
import { tasks } from "./tasks.js";

const byId = <Kind extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as Kind;
const make = elementMaker(document);
const view = () => ({ document, editions: [editionShown()] });

/** Brings the page of sensitivity to life. */
export async function mountSensitivity(): Promise<void> {
  offerDownloads(document);
  offerSorting(document);
  const outcome = byId<HTMLSelectElement>("outcome");
  const method = byId<HTMLSelectElement>("method");
  const by = byId<HTMLSelectElement>("by");
  const input = byId<HTMLSelectElement>("input");
  const parameter = byId<HTMLSelectElement>("parameter");
  const target = byId<HTMLInputElement>("target");
  const quantile = byId<HTMLSelectElement>("quantile");
  const kind = byId<HTMLSelectElement>("leave-out-kind");
  const builtDigest = document.querySelector<HTMLElement>("#drivers .run")!.dataset.digest;
  const work = tasks(engine, {
    text: byId("busy-text"),
    share: byId<HTMLProgressElement>("busy-share"),
    cancel: byId<HTMLButtonElement>("cancel"),
  });
  let { state, problem } = stateInAddress();
  const builtOutcome = outcome.value;
  const builtMethod = [method.value, by.value].join();
  const address = listsInAddress([outcome, method, by], () => state);
  let shown: OutcomeName | undefined;
  let lastLeaveOut: LeaveOutReport | undefined;
  /** How each place was drawn last, for a window of another width; what the site was built with has both. */
  const drawings = new Map<string, () => Promise<void>>();
  async function draw(
    place: string,
    parts: () => readonly Maker<HTMLElement | HTMLElement[]>[],
  ): Promise<void> {
    const drawing = async () => {
      const made = await inTasks(parts(), () => drawings.get(place) !== drawing);
      if (made !== undefined) replaceSections(byId(place), made.flat());
    };
    drawings.set(place, drawing);
    await drawing();
  }
  if (problem !== undefined) notice(`${problem} The page shows the base scenario.`);
  carryState(state);

  /** Brings the lists to what the address says, as far as the page offers it. */
  function restoreLists(): void {
    if (problem !== undefined) return;
    const problems = [address.restore(outcome), address.restore(method)];
    offerWays();
    problems.push(address.restore(by));
    const found = problems.filter((text) => text !== undefined);
    if (found.length > 0) notice(`${found.join(" ")} The page shows what it shows without it.`);
  }

  /** What drives the outcome, at the head of the page. */
  async function showHead(): Promise<void> {
    const figures = await work.run("what drives it", [byId("sensitivity")], (onProgress) =>
      engine.ask(
        "sensitivity",
        { state, outcome: outcome.value, asked: headMethods },
        { onProgress, lane: "head" },
      ),
    );
    if (figures === undefined) return;
    const isCheck = shown === undefined && isBaseState(state) && outcome.value === builtOutcome;
    const isSame = figures.run.rowsDigest === builtDigest;
    const tick = isCheck
      ? isSame
        ? "✓ Your browser worked out the same, to the last digit."
        : "✗ Your browser’s results differ from those on this page; please report it."
      : "✓ Worked out in your browser just now.";
    if (isCheck) byId("sensitivity").querySelector(".tick")!.textContent = tick;
    else await draw("sensitivity", () => sensitivity(figures, view(), tick));
    shown = figures.outcome;
    byId("notes-list").replaceChildren(...figures.notes.map((note) => make("li", {}, curly(note))));
    const spoken = figures.outcomes.map(({ id }) => id);
    for (const option of outcome.options) option.disabled = !spoken.includes(option.value);
    const order = figures.methods[0]!.items.map(({ item }) => item);
    inputsInOrder = (all) => all.toSorted((a, b) => place(a.id) - place(b.id));
    const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  }
  let inputsInOrder = (all: readonly { id: string; label: string }[]) => [...all];

  async function showMethod(): Promise<void> {
    const figures = await work.run("the method", [byId("method-answer")], (onProgress) =>
      engine.ask(
        "sensitivity",
        {
          state,
          outcome: outcome.value,
          asked: [askedAs(method.value as MethodId, by.value as "parameter")],
        },
        { onProgress, lane: "method" },
      ),
    );
    if (figures !== undefined)
      await draw("method-answer", () => [() => methodAnswer(figures, state, view())]);
  }

  async function showScatter(): Promise<void> {
    const wanted = [...input.options].some(({ value }) => value === input.value) ? input.value : undefined;
    const figures = await work.run("the scatter plot", [byId("scatter-answer")], () =>
      engine.ask("scatter", {
        state,
        outcome: outcome.value,
        ...(wanted === undefined ? {} : { input: wanted }),
      }),
    );
    if (figures === undefined) return;
    await draw("scatter-answer", () => [() => scatter(figures, view())]);
    const inputs = inputsInOrder(figures.inputs);
    fill(input, inputs, figures.input.id);
    const parameters = inputs.filter(({ id }) => !id.startsWith("choice:"));
    fill(parameter, [{ id: "", label: "the ten that matter most" }, ...parameters], parameter.value);
  }

  async function showBreakEven(): Promise<void> {
    if (!Number.isFinite(target.valueAsNumber)) return;
    const scale = fieldScale(shown?.unit ?? "USD/year", false);
    const figures = await work.run("the break-even value", [byId("break-even-answer")], (onProgress) =>
      engine.ask(
        "breakEven",
        {
          state,
          outcome: outcome.value,
          target: target.valueAsNumber * scale,
          probability: Number(quantile.value),
          ...(parameter.value === "" ? {} : { parameter: parameter.value }),
        },
        { onProgress },
      ),
    );
    if (figures !== undefined) await draw("break-even-answer", () => [() => breakEven(figures, view())]);
  }

  async function showLeaveOut(): Promise<void> {
    const report = await work.run(
      "the estimate without each origin",
      [byId("leave-out-answer")],
      (onProgress) => engine.ask("leaveOut", { state, outcome: outcome.value }, { onProgress }),
    );
    lastLeaveOut = report ?? lastLeaveOut;
    if (report !== undefined) drawLeaveOut();
  }

  function drawLeaveOut(): void {
    const report = lastLeaveOut;
    const of = shown;
    if (report === undefined || of === undefined) return void showLeaveOut();
    void draw("leave-out-answer", () => [() => leaveOut(report, of, kind.value as LeaveOutKind, view())]);
  }

  /** Everything under the head, in the order of the page. */
  async function showRest(): Promise<void> {
    await showScatter();
    await Promise.all([showMethod(), showBreakEven(), showLeaveOut()]);
  }

  /** The ways that the method can be asked by. */
  function offerWays(): void {
    const ways = waysOf(method.value as MethodId).map((id) => ({ id, label: byWords[id] }));
    fill(by, ways, by.value);
    by.disabled = ways.length === 1;
  }

  /** A target of the kind that the outcome is of. */
  function fitTarget(unit: OutcomeName["unit"]): void {
    const isMoney = unit === "USD/year";
    target.value = isMoney ? "1500" : "300";
    document.querySelector("label[for=target]")!.textContent = `Target, ${unitWords(unit)}`;
    for (const id of ["target-tenfold", "target-printed"]) byId(id).hidden = !isMoney;
  }

  outcome.addEventListener("change", async () => {
    const unitBefore = shown?.unit;
    lastLeaveOut = undefined;
    await showHead();
    if (shown?.id !== outcome.value) return;
    address.write();
    if (shown.unit !== unitBefore) fitTarget(shown.unit);
    await showRest();
  });
  method.addEventListener("change", () => {
    offerWays();
    address.write();
    void showMethod();
  });
  by.addEventListener("change", () => {
    address.write();
    void showMethod();
  });
  input.addEventListener("change", () => void showScatter());
  for (const control of [parameter, quantile, target])
    control.addEventListener("change", () => void showBreakEven());
  for (const [id, value] of [
    ["target-tenfold", "1500"],
    ["target-printed", "230"],
  ] as const) {
    byId(id).addEventListener("click", () => {
      target.value = value;
      void showBreakEven();
    });
  }
  kind.addEventListener("change", drawLeaveOut);

  restoreLists();
  await showHead();
  if (shown === undefined && work.problem !== undefined && !isBaseState(state)) {
    notice(`${work.problem} The page shows the base scenario.`);
    state = baseState;
    outcome.value = builtOutcome;
    carryState(state);
    await showHead();
  } else if (!isBaseState(state) || outcome.value !== builtOutcome) {
    const found = shown as OutcomeName | undefined;
    if (found !== undefined && found.unit !== "USD/year") fitTarget(found.unit);
    void showRest();
  }
  offerWays();
  if (isBaseState(state) && outcome.value === builtOutcome && [method.value, by.value].join() !== builtMethod)
    void showMethod();
  const conditioned = mountConditioning(() => state);
  if (!isBaseState(state)) conditioned.changed();
  for (const control of document.querySelectorAll<HTMLInputElement>(
    "main select, main input, main .buttons button",
  )) {
    if (control !== (by as HTMLElement)) control.disabled = false;
  }
  onEditionChange(() => {
    for (const drawing of drawings.values()) void drawing();
    void conditioned.redraw();
  });
}

/** Puts options into a list, and keeps the one that was chosen if it is still there. */
export function fill(
  list: HTMLSelectElement,
  options: readonly { readonly id: string; readonly label: string }[],
  chosen: string,
): void {
  list.replaceChildren(...options.map(({ id, label }) => make("option", { value: id }, label)));
  list.value = options.some(({ id }) => id === chosen) ? chosen : (options[0]?.id ?? "");
}
