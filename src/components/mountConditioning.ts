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
/** Milliseconds after which the brushed range is drawn without its answer. */
const brushWaits = 60;
const steps = 1000;
const printed = { of: "narrow", from: 150e6, to: 230e6 };

/** The scale of the brush, in the unit of the draws. */
interface Scale {
  readonly of: string;
  readonly unit: string;
  readonly isParameter: boolean;
  readonly low: number;
  readonly high: number;
}

function scaleOf({ brushed }: ConditionFigures): Scale | undefined {
  if (brushed.density === null) return undefined;
  const { from, step, shares } = brushed.density.before;
  return {
    of: brushed.id,
    unit: brushed.unit,
    isParameter: brushed.kind === "parameter",
    low: from,
    high: from + step * shares.length,
  };
}

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

  /** What fields and sliders mean: known from the page that was built, then from the answers. */
  let scale: Scale | undefined = {
    of: printed.of,
    unit: "USD/year",
    isParameter: false,
    low: Number(area.dataset.low),
    high: Number(area.dataset.high),
  };
  /** Undefined while the distribution that was asked for is not there yet. */
  const scaleNow = () => (scale?.of === of.value ? scale : undefined);

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
        scale = scaleOf(answer);
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
    // First what is under the hand and what it comes to.
    clearTimeout(brushTimer);
    drawBrush();
    byId("condition-text").textContent = conditionSentence(drawn);
    const parts = await inTasks(
      conditioning(drawn, { document, editions: [editionShown()] }),
      // A later answer draws itself.
      () => drawn !== figures,
    );
    if (parts !== undefined) replaceSections(byId("condition-answer"), parts.flat());
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
    const now = scaleNow();
    if (now === undefined) return;
    const { unit, isParameter, low, high } = now;
    const one = fieldScale(unit, isParameter);
    const words = unit === "share" ? "per cent" : unitWords(unit, isParameter);
    [range?.from ?? low, range?.to ?? high].forEach((value, index) => {
      const [field, thumb] = [fields[index]!, thumbs[index]!];
      document.querySelector(`label[for=${field.id}]`)!.textContent = `${["From", "To"][index]}, ${words}`;
      field.value = String(Number((value / one).toPrecision(4)));
      thumb.valueAsNumber = Math.round((steps * (value - low)) / (high - low));
      thumb.setAttribute("aria-valuetext", `${Number((value / one).toPrecision(3))} ${words}`);
    });
  }

  function drawBrush(): void {
    const now = scaleNow();
    if (now === undefined || figures?.brushed.id !== now.of) return;
    const figure = brushFigure(figures, [range?.from ?? now.low, range?.to ?? now.high], {
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

  let brushTimer: ReturnType<typeof setTimeout> | undefined;
  function take(from: number, to: number): void {
    range = { of: of.value, from: Math.min(from, to), to: Math.max(from, to) };
    showScale();
    void ask();
    // The range under the hand does not wait long for the answer.
    clearTimeout(brushTimer);
    brushTimer = setTimeout(drawBrush, brushWaits);
  }

  function choose(name: string, wanted: Range | undefined): void {
    of.value = name;
    range = wanted;
    showScale();
    void ask();
  }

  for (const thumb of thumbs) {
    thumb.addEventListener("input", () => {
      const now = scaleNow();
      if (now === undefined) return;
      const at = now.low + ((now.high - now.low) * thumb.valueAsNumber) / steps;
      const [from, to] = [range?.from ?? now.low, range?.to ?? now.high];
      // A thumb stops at the other one.
      if (thumb === thumbs[0]) take(Math.min(at, to), to);
      else take(from, Math.max(at, from));
    });
  }
  for (const field of fields) {
    field.addEventListener("change", () => {
      const now = scaleNow();
      if (now === undefined) return;
      const one = fieldScale(now.unit, now.isParameter);
      const [from, to] = fields.map(({ valueAsNumber }) => valueAsNumber * one) as [number, number];
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
  });
  byId("brush-hold").addEventListener("click", () => {
    const says = figures?.ranges.find(({ of: name }) => name === range?.of)?.says;
    if (range === undefined || says === undefined) return;
    held = [...held.filter(({ of: name }) => name !== range!.of), { ...range, says }];
    showHeld();
    of.focus();
    choose(of.value, undefined);
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
    const now = scaleNow();
    const svg = [...area.querySelectorAll(".drawing svg")].find(
      (drawing) => drawing.getBoundingClientRect().width > 0,
    );
    if (now === undefined || svg === undefined) return undefined;
    const box = svg.getBoundingClientRect();
    const margin = (brushMargin * box.width) / Number(svg.getAttribute("width"));
    const share = (event.clientX - box.left - margin) / (box.width - 2 * margin);
    return now.low + (now.high - now.low) * Math.min(1, Math.max(0, share));
  }
  area.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target as Element).closest(".drawing") === null) return;
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
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

  // The draws are made when the reader comes to the section, so that the first move is answered at once.
  const section = byId("conditioning");
  const prepare = () => {
    if (figures === undefined) void ask();
  };
  for (const event of ["pointerenter", "focusin"] as const)
    section.addEventListener(event, prepare, { once: true });

  return {
    changed() {
      held = [];
      range = undefined;
      showHeld();
      figures = undefined;
      scale = undefined;
      void ask();
    },
    redraw,
  };
}
