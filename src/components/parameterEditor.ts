import type { ParameterFigures } from "../../lib/publish/figures/parameterFigures.ts";
import { type PageState, percent } from "../engine/page.js";
import { elementMaker } from "./element.js";

type Change = PageState["set"][string];

const shapes = {
  fixed: { title: "A single value", ends: ["middle"] },
  uniform: { title: "Uniform: least, most", ends: ["low", "high"] },
  triangular: { title: "Triangular: least, likeliest, most", ends: ["low", "middle", "high"] },
  pert: { title: "PERT: least, likeliest, most", ends: ["low", "middle", "high"] },
  loguniform: { title: "Log-uniform: least, most", ends: ["low", "high"] },
  lognormal: { title: "Lognormal: 5 %, 95 %", ends: ["low", "high"] },
} as const;
type Shape = keyof typeof shapes;
type End = "low" | "middle" | "high";

const endTitles: Readonly<Record<End, string>> = { low: "Low", middle: "Middle", high: "High" };
/** Share of the probability between the two ends that a lognormal range names. */
const lognormalCovers = 0.9;
const sliderSteps = 200;

export interface EditorOptions {
  /** The parameter as the scenario has it, without the reader's changes. */
  readonly base: ParameterFigures;
  readonly change: Change | undefined;
  /** @param gesture is the same for all steps of one slider */
  readonly onChange: (change: Change | undefined, gesture: string) => void;
  /** The pointer or the focus has come to a slider, which may soon move. */
  readonly onApproach: () => void;
}

/** Controls for one parameter: shape, ends as numbers and sliders, pin, reset. */
export function parameterEditor({ base, change, onChange, onApproach }: EditorOptions): HTMLElement {
  const make = elementMaker(document);
  const values = endsOf(base, change);
  let shape = shapeOf(base, change);
  const least = Math.max(base.bounds[0], base.low - 2 * (base.high - base.low || Math.abs(base.middle)));
  const most = Math.min(
    base.bounds[1] ?? Number.POSITIVE_INFINITY,
    base.high + 2 * (base.high - base.low || Math.abs(base.middle)),
  );
  const step = Number(((most - least) / sliderSteps).toPrecision(1));

  const select = make(
    "select",
    { "aria-label": `Shape of ${base.label}` },
    (Object.keys(shapes) as Shape[])
      .filter((id) => id === shape || fits(id, base))
      .map((id) => make("option", { value: id, selected: id === shape }, shapes[id].title)),
  ) as HTMLSelectElement;
  const rows = new Map(
    (["low", "middle", "high"] as const).map((end) => {
      const attributes = { min: least, max: most, step, value: values[end] };
      const slider = make("input", {
        type: "range",
        ...attributes,
        "aria-label": `${endTitles[end]} of ${base.label}, slider`,
      }) as HTMLInputElement;
      const number = make("input", {
        type: "number",
        step: "any",
        value: values[end],
        "aria-label": `${endTitles[end]} of ${base.label}, ${base.unit}`,
      }) as HTMLInputElement;
      slider.addEventListener("input", () => take(end, slider.valueAsNumber));
      slider.addEventListener("pointerenter", onApproach);
      slider.addEventListener("focus", onApproach);
      number.addEventListener("change", () => {
        if (Number.isFinite(number.valueAsNumber)) take(end, number.valueAsNumber);
      });
      const row = make("div", { class: "end" }, make("span", {}, endTitles[end]), slider, number);
      return [end, { row, slider, number }] as const;
    }),
  );
  select.addEventListener("change", () => {
    shape = select.value as Shape;
    showEnds();
    tell("shape");
  });
  const pin = make("button", { type: "button" }, "Pin at the middle");
  pin.addEventListener("click", () => {
    shape = "fixed";
    select.value = shape;
    values.middle = base.middle;
    showEnds();
    tell("pin");
  });
  const reset = make("button", { type: "button" }, "Reset");
  reset.addEventListener("click", () => onChange(undefined, `${base.id} reset`));

  /** Takes one end, and moves the others out of its way. */
  function take(end: End, value: number): void {
    values[end] = Math.min(Math.max(value, base.bounds[0]), base.bounds[1] ?? value);
    if (end === "low") {
      values.middle = Math.max(values.middle, values.low);
      values.high = Math.max(values.high, values.middle);
    }
    if (end === "high") {
      values.middle = Math.min(values.middle, values.high);
      values.low = Math.min(values.low, values.middle);
    }
    if (end === "middle") {
      values.low = Math.min(values.low, values.middle);
      values.high = Math.max(values.high, values.middle);
    }
    showEnds();
    tell(end);
  }

  function showEnds(): void {
    const used: readonly End[] = shapes[shape].ends;
    for (const [end, { row, slider, number }] of rows) {
      row.hidden = !used.includes(end);
      slider.value = String(values[end]);
      number.value = String(Number(values[end].toPrecision(6)));
    }
  }

  function tell(gesture: string): void {
    onChange(changeOf(shape, values), `${base.id} ${gesture}`);
  }

  showEnds();
  return make(
    "div",
    { class: "controls" },
    make("div", { class: "shape" }, select),
    [...rows.values()].map(({ row }) => row),
    make("p", { class: "hint" }, endsText(base, change)),
    make("div", { class: "buttons" }, pin, reset),
  );
}

/** Which range the ends are of; the row above has nine chances in ten of it. */
function endsText({ covers }: ParameterFigures, change: Change | undefined): string {
  return change === undefined && covers < 1
    ? `Low and high are the stated range, which covers ${percent(covers)}; once moved, they are the whole range, but for a lognormal. The line above has nine chances in ten.`
    : "Low and high are the whole range, but for a lognormal. The line above has nine chances in ten.";
}

/** A lognormal has no upper end, and neither logarithmic shape can reach nothing. */
function fits(shape: Shape, { bounds, low }: ParameterFigures): boolean {
  if (shape === "lognormal") return bounds[1] === null && low > 0;
  return shape !== "loguniform" || low > 0;
}

function changeOf(shape: Shape, { low, middle, high }: Record<End, number>): Change {
  if (shape === "fixed") return middle;
  if (shape === "uniform") return [low, high];
  if (shape === "loguniform") return { distribution: { kind: shape, low, high }, covers: 1 };
  if (shape === "lognormal") return { distribution: { kind: shape, low, high }, covers: lognormalCovers };
  return { distribution: { kind: shape, low, mode: middle, high }, covers: 1 };
}

function shapeOf({ written }: ParameterFigures, change: Change | undefined): Shape {
  if (typeof change === "number") return "fixed";
  if (Array.isArray(change)) return "uniform";
  const kind =
    change === undefined
      ? written.kind
      : (change as Exclude<Change, number | readonly unknown[]>).distribution.kind;
  return kind in shapes ? (kind as Shape) : "triangular";
}

/** The ends that the controls start from. */
function endsOf(base: ParameterFigures, change: Change | undefined): Record<End, number> {
  const middleOf = (low: number, high: number) => (low + high) / 2;
  if (typeof change === "number") return { low: change, middle: change, high: change };
  if (Array.isArray(change)) {
    const [low, high] = change as [number, number];
    return { low, middle: middleOf(low, high), high };
  }
  const written =
    change === undefined
      ? base.written
      : (change as Exclude<Change, number | readonly unknown[]>).distribution;
  if (written.kind === "triangular" || written.kind === "pert") {
    return { low: written.low, middle: written.mode, high: written.high };
  }
  if ("low" in written && written.low !== undefined && written.high !== undefined) {
    return { low: written.low, middle: middleOf(written.low, written.high), high: written.high };
  }
  return { low: base.low, middle: base.middle, high: base.high };
}
