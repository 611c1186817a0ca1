import type { ConditionFigures } from "../../lib/publish/figures/conditionFigures.ts";
import type { Range } from "../../lib/sensitivity/conditioning/condition.ts";
import { brushMargin } from "../engine/analysisCharts.js";
import type { PageState } from "../engine/page.js";
import { fieldScale, unitWords } from "./analysisWords.js";
import { brushFigure, conditioning, conditionSentence } from "./conditioning.js";
import { elementMaker } from "./element.js";
import { Overtaken, quickEngine } from "./engine.js";
import { inTasks } from "./inTasks.js";
import { notice } from "./notice.js";
import { editionShown, replaceSections } from "./redraw.js";

const byId = <Kind extends HTMLElement = HTMLElement>(id: string) => document.getElementById(id) as Kind;
const steps = 1000;
const printed = { of: "narrow", from: 150e6, to: 230e6 };

/**
 * The section in which a distribution is brushed and all others respond, by pointer or keyboard.
 *
 * @returns what to call when the scenario has changed, and when the window turns to another width
 */
export function mountConditioning(stateNow: () => PageState): { changed(): void; redraw(): Promise<void> } {
  const make = elementMaker(document);
  const of = byId<HTMLSelectElement>("brush-of");
  const fields = [byId<HTMLInputElement>("brush-from"), byId<HTMLInputElement>("brush-to")] as const;
  const thumbs = [byId<HTMLInputElement>("thumb-from"), byId<HTMLInputElement>("thumb-to")] as const;
  const option = byId<HTMLSelectElement>("brush-option");
  const area = byId("brush");
  let held: (Range & { readonly says: string })[] = [];
  /** Undefined: everything. */
  let range: Range | undefined = printed;
  let figures: ConditionFigures | undefined;

  const isParameter = () => figures?.brushed.kind === "parameter";

  /** Ends of the scale of the brush, in the unit of the draws. */
  function scaleEnds(): readonly [number, number] | undefined {
    const density = figures?.brushed.id === of.value ? figures.brushed.density?.before : undefined;
    return density === undefined
      ? undefined
      : [density.from, density.from + density.step * density.shares.length];
  }

  async function ask(): Promise<void> {
    const ranges = [...held, ...(range === undefined ? [] : [range])];
    const asked = of.value;
    const isNew = figures === undefined || figures.brushed.id !== asked;
    if (isNew) byId("condition-answer").setAttribute("aria-busy", "true");
    try {
      const answer = await quickEngine.ask(
        "condition",
        { state: stateNow(), ranges, of: asked },
        // Breaking off would lose the draws that every answer rests on.
        { patience: Number.POSITIVE_INFINITY },
      );
      if (asked !== of.value) return;
      figures = answer;
      byId("condition-answer").removeAttribute("aria-busy");
      if (isNew) {
        offerNames(answer);
        showScale();
      }
      await redraw();
    } catch (error) {
      if (error instanceof Overtaken) return;
      byId("condition-answer").removeAttribute("aria-busy");
      notice((error as Error).message);
    }
  }

  async function redraw(): Promise<void> {
    const drawn = figures;
    if (drawn === undefined) return;
    const parts = await inTasks(conditioning(drawn, { document, editions: [editionShown()] }));
    // A later answer draws itself.
    if (drawn !== figures) return;
    byId("condition-text").textContent = conditionSentence(drawn);
    replaceSections(byId("condition-answer"), parts.flat());
    await inTasks([drawBrush]);
  }

  function offerNames({ names }: ConditionFigures): void {
    const chosen = of.value;
    of.replaceChildren(...names.map(({ id, label }) => make("option", { value: id }, label)));
    of.value = chosen;
    const options = names.find(({ id }) => id === chosen)?.options ?? null;
    const isChoice = options !== null;
    byId("brush-option-field").hidden = !isChoice;
    area.hidden = isChoice;
    for (const field of fields) field.closest<HTMLElement>(".field")!.hidden = isChoice;
    if (options === null) return;
    option.replaceChildren(
      make("option", { value: "" }, "any"),
      ...options.map((title, index) => make("option", { value: String(index) }, title)),
    );
    option.value = range === undefined ? "" : String(range.from);
  }

  /** Fields and thumbs from the range. */
  function showScale(): void {
    const ends = scaleEnds();
    if (ends === undefined || figures === undefined) return;
    const unit = figures.brushed.unit;
    const scale = fieldScale(unit, isParameter());
    const words = unit === "share" ? "per cent" : unitWords(unit, isParameter());
    const values = [range?.from ?? ends[0], range?.to ?? ends[1]];
    for (const index of [0, 1] as const) {
      document.querySelector(`label[for=${fields[index].id}]`)!.textContent =
        `${["From", "To"][index]}, ${words}`;
      fields[index].value = String(Number((values[index]! / scale).toPrecision(4)));
      showThumb(index, values[index]!);
    }
  }

  function showThumb(index: 0 | 1, value: number): void {
    const ends = scaleEnds()!;
    const scale = fieldScale(figures!.brushed.unit, isParameter());
    thumbs[index].valueAsNumber = Math.round((steps * (value - ends[0])) / (ends[1] - ends[0]));
    thumbs[index].setAttribute(
      "aria-valuetext",
      `${Number((value / scale).toPrecision(3))} ${figures!.brushed.unit === "share" ? "per cent" : unitWords(figures!.brushed.unit, isParameter())}`,
    );
  }

  function drawBrush(): void {
    const ends = scaleEnds();
    if (ends === undefined || figures === undefined) return;
    const figure = brushFigure(figures, [range?.from ?? ends[0], range?.to ?? ends[1]], {
      document,
      editions: [editionShown()],
    });
    if (figure === undefined) return;
    // Part by part, so that the sliders stay under the hand.
    for (const part of ["figcaption", ".drawing", ".numbers"]) {
      const old = area.querySelector(part)!;
      const fresh = figure.querySelector(part)!;
      if (old instanceof HTMLDetailsElement) (fresh as HTMLDetailsElement).open = old.open;
      old.replaceWith(fresh);
    }
  }

  let isFrameAsked = false;
  function take(from: number, to: number): void {
    range = { of: of.value, from: Math.min(from, to), to: Math.max(from, to) };
    showScale();
    void ask();
    if (isFrameAsked) return;
    isFrameAsked = true;
    requestAnimationFrame(() => {
      isFrameAsked = false;
      drawBrush();
    });
  }

  function choose(name: string, wanted: Range | undefined): void {
    of.value = name;
    range = wanted;
    void ask();
  }

  for (const thumb of thumbs) {
    thumb.addEventListener("input", async () => {
      const moved = thumbs.indexOf(thumb);
      if (scaleEnds() === undefined) await ask();
      const ends = scaleEnds();
      if (ends === undefined) return;
      const value = (end: HTMLInputElement) => ends[0] + ((ends[1] - ends[0]) * end.valueAsNumber) / steps;
      const now = range ?? { from: ends[0], to: ends[1] };
      const other = moved === 0 ? now.to : now.from;
      // A thumb stops at the other one.
      const at = moved === 0 ? Math.min(value(thumb), other) : Math.max(value(thumb), other);
      take(...((moved === 0 ? [at, other] : [other, at]) as [number, number]));
    });
  }
  for (const field of fields) {
    field.addEventListener("change", () => {
      const scale = fieldScale(figures?.brushed.unit ?? "USD/year", isParameter());
      const [from, to] = fields.map(({ valueAsNumber }) => valueAsNumber * scale) as [number, number];
      if (Number.isFinite(from) && Number.isFinite(to)) take(from, to);
    });
  }
  option.addEventListener("change", () => {
    const at = Number(option.value);
    range = option.value === "" ? undefined : { of: of.value, from: at, to: at };
    void ask();
  });
  of.addEventListener("change", () => choose(of.value, undefined));
  byId("brush-printed").addEventListener("click", () => choose(printed.of, printed));
  byId("brush-clear").addEventListener("click", () => {
    held = [];
    showHeld();
    choose(of.value, undefined);
    showScale();
  });
  byId("brush-hold").addEventListener("click", () => {
    const says = figures?.ranges.find(({ of: name }) => name === range?.of)?.says;
    if (range === undefined || says === undefined) return;
    held = [...held.filter(({ of: name }) => name !== range!.of), { ...range, says }];
    range = undefined;
    showHeld();
    of.focus();
    void ask();
  });

  function showHeld(): void {
    const list = byId("held");
    list.hidden = held.length === 0;
    list.replaceChildren(
      ...held.map((one) => {
        const drop = make("button", { type: "button", "aria-label": `Let go: ${one.says}` }, "Let go");
        drop.addEventListener("click", () => {
          held = held.filter((other) => other !== one);
          showHeld();
          void ask();
        });
        return make("li", {}, `Held: ${one.says}. `, drop);
      }),
    );
  }

  /** Brushing with the pointer: from where it is put down to where it is. */
  let start: number | undefined;
  function valueAt(event: PointerEvent): number | undefined {
    const ends = scaleEnds();
    const svg = area.querySelector(".drawing svg");
    if (ends === undefined || svg === null) return undefined;
    const box = svg.getBoundingClientRect();
    const margin = (brushMargin * box.width) / Number(svg.getAttribute("width"));
    const share = (event.clientX - box.left - margin) / (box.width - 2 * margin);
    return ends[0] + (ends[1] - ends[0]) * Math.min(1, Math.max(0, share));
  }
  area.addEventListener("pointerdown", async (event) => {
    if (event.button !== 0 || (event.target as Element).closest(".drawing") === null) return;
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
    if (scaleEnds() === undefined) await ask();
    start = valueAt(event);
  });
  area.addEventListener("pointermove", (event) => {
    const now = start === undefined ? undefined : valueAt(event);
    if (now !== undefined && now !== start) take(start!, now);
  });
  for (const end of ["pointerup", "pointercancel"] as const)
    area.addEventListener(end, () => {
      start = undefined;
    });

  return {
    changed() {
      held = [];
      range = undefined;
      showHeld();
      figures = undefined;
      void ask();
    },
    redraw,
  };
}
