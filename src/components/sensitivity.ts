import type {
  ItemFigures,
  Measured,
  MethodFigures,
  OutcomeName,
  SensitivityFigures,
} from "../../lib/publish/figures/sensitivityFigures.ts";
import type { MethodId } from "../../lib/sensitivity/methods.ts";
import {
  type BarsData,
  bars,
  callAgain,
  curvePanels,
  effectsScatter,
  inForm,
  methodLayouts,
  type NumberForm,
  tornadoSpans,
  withIntervalInForm,
} from "../engine/analysisCharts.js";
import { grouped, type PageState } from "../engine/page.js";
import { byWords, curly, formOf, headAndRest, outcomeWords, unitWords } from "./analysisWords.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { elementMaker } from "./element.js";
import type { Maker } from "./inTasks.js";

type View = Pick<FigureOptions, "document" | "editions">;

/** The methods that the head of the page is made of. */
export const headMethods = [
  { id: "sobol", by: "parameter" },
  { id: "rests-on", by: "basis" },
  { id: "new-data", by: "parameter" },
] as const;

const shown = 10;

/** What drives an outcome, what it rests on and what would narrow it: from the figures of `headMethods`. */
export function sensitivity(figures: SensitivityFigures, view: View, tick?: string): Maker<HTMLElement>[] {
  const make = elementMaker(view.document);
  const { outcome, run } = figures;
  const [sobol, restsOn, newData] = figures.methods as [MethodFigures, MethodFigures, MethodFigures];
  return [
    () =>
      make(
        "section",
        { id: "drivers" },
        make("h2", {}, `What drives ${outcomeWords(outcome)}`),
        ...finding(sobol.meaning, view, "drivers-text"),
        make(
          "p",
          {},
          "The variance says how widely an estimate is spread; its shares say where the spread comes from. ",
          `${sobol.method.says} `,
          "Where the second is well above the first, the input matters through others: most of what it does hangs on which reading is taken.",
        ),
        methodChart(sobol, outcome, view, "drivers"),
        belowZero(sobol, view),
        make(
          "p",
          { class: "run", "data-digest": run.rowsDigest },
          `${run.scenario.title}. Seed ${run.seed}, ${run.replicates} scrambles of ${grouped(run.drawsPerReplicate)} draws for every input, wageflow ${run.codeVersion}. Study `,
          make("code", {}, run.studyDigest.slice(0, 12)),
          ", results ",
          make("code", {}, run.rowsDigest.slice(0, 12)),
          ". ",
          make("span", { class: "tick", role: "status" }, tick),
        ),
      ),
    () =>
      make(
        "section",
        { id: "rests-on" },
        make("h2", {}, "What the uncertainty rests on"),
        ...finding(restsOn.meaning, view),
        make(
          "p",
          {},
          "Documented: evidence for that very place. Borrowed: evidence from elsewhere. Judged: a written reason without a figure. Chosen: a choice between readings of the sources, whose weights are judgement always.",
        ),
        methodChart(restsOn, outcome, view, "rests-on"),
      ),
    () =>
      make(
        "section",
        { id: "new-data" },
        make("h2", {}, "Which new datum would narrow it most"),
        ...finding(newData.meaning, view, "new-data-text"),
        make(
          "p",
          {},
          "How precise an interview, a payroll or a count of permits would be is judgement too; the reasons stand with the data. Single studies may come out wider than before; these are means over what the datum might say.",
        ),
        methodChart(newData, outcome, view, "new-data"),
      ),
  ];
}

/** One method: what it says, what it does not, its results and where it is from. */
export function methodAnswer(figures: SensitivityFigures, state: PageState, view: View): HTMLElement[] {
  const make = elementMaker(view.document);
  const found = figures.methods[0]!;
  const { method, by, id } = found;
  return [
    make("p", {}, make("strong", {}, `${curly(method.title)}. `), curly(method.says)),
    make(
      "p",
      { class: "fine" },
      `${curly(method.choices)} `,
      ...dependenceNote(figures, id),
      id === "groups" && (by === "source" || by === "lineage" || by === "choice")
        ? "These groups overlap: do not add their shares. "
        : undefined,
      "After ",
      method.cites.map(({ by: authors, year, doi }, index) => [
        index === 0 ? "" : "; ",
        make("a", { href: `https://doi.org/${doi}` }, `${curly(authors)} ${year}`),
      ]),
      ".",
    ),
    ...finding(found.meaning, view),
    found.items.length === 0
      ? make("p", {}, "Nothing in this scenario gives this method anything to show.")
      : methodChart(found, figures.outcome, view, "method"),
    belowZero(found, view),
    commandLine(
      state,
      figures,
      "sensitivity",
      [
        ["--method", id],
        ["--outcome", figures.outcome.id],
        ...(id === "groups" ? [["--by", commandBy(by)] as const] : []),
      ],
      view,
    ),
  ].filter((element) => element !== undefined);
}

/** What numbers mean, the first sentence leading. */
function finding(meaning: string, { document }: View, id?: string): HTMLElement[] {
  const make = elementMaker(document);
  if (meaning === "") return [];
  const [head, rest] = headAndRest(curly(meaning));
  return [make("p", { class: "finding", id }, head), ...(rest === "" ? [] : [make("p", {}, rest)])];
}

/** How anyone gets the same digits in a terminal. */
export function commandLine(
  state: PageState,
  {
    run: { scenario, seed },
  }: { readonly run: { readonly scenario: { readonly id: string }; readonly seed: string } },
  command: string,
  options: readonly (readonly [name: string, value: string])[],
  { document }: View,
): HTMLElement {
  const make = elementMaker(document);
  const isChanged = Object.keys(state.set).length + Object.keys(state.choose).length > 0;
  const call = callAgain(
    `wageflow ${command}`,
    [isChanged ? "scenario.yaml" : scenario.id],
    [...options, ["--seed", seed]],
  );
  return make(
    "p",
    { class: "run" },
    "The same digits in a terminal: ",
    make("code", {}, call),
    isChanged ? " with the file that the page of assumptions saves." : undefined,
  );
}

/** Whether inputs that depend on one another bear on a method. */
function dependenceNote({ notes }: SensitivityFigures, id: MethodId): string[] {
  const note = notes.find((text) => text.includes("depend on one another ("));
  return note === undefined || id === "rests-on" ? [] : [`${curly(note)} `];
}

/** The command line knows groups of three kinds by this name. */
function commandBy(by: MethodFigures["by"]): string {
  if (by === "source" || by === "lineage") return "source";
  return by === "basis" ? "basis" : "group";
}

/** Small estimates below zero are sampling error, and are shown as such. */
function belowZero({ items, id, by }: MethodFigures, { document }: View): HTMLElement | undefined {
  const measure = {
    sobol: "first",
    groups: "first",
    "given-data": "first",
    shapley: "share",
    "second-order": "interaction",
    information: "variance",
    "new-data": "variance",
  }[id as string];
  const below = items.filter(({ measures }) => measure !== undefined && (measures[measure]?.value ?? 0) < 0);
  if (below.length === 0) return undefined;
  return elementMaker(document)(
    "p",
    { class: "fine" },
    `${below.length} of the ${items.length} estimates of ${measure === "first" ? "first-order indices" : "these shares"}${by === "parameter" && id !== "second-order" ? ", one for each input on which this outcome depends," : ""} ${below.length === 1 ? "comes" : "come"} out a little below zero, which no share can be: that is sampling error, within the interval. They are left as they are.`,
  );
}

function methodChart(figures: MethodFigures, outcome: OutcomeName, view: View, id: string): HTMLElement {
  const form = formOf(figures.unit);
  const unit = unitWords(figures.unit);
  const what = outcome.label;
  const name = (item: ItemFigures) => itemName(item, figures.id);
  const options = { ...view, id };
  switch (figures.id) {
    case "tornado":
      return chartFigure(
        tornadoSpans,
        {
          what,
          form,
          unit,
          shown,
          base: figures.base!,
          rows: figures.items.map((item) => ({
            name: name(item),
            range:
              item.kind === "choice"
                ? ""
                : `${inForm("given", item.measures.low!.at!)} to ${inForm("given", item.measures.high!.at!)}`,
            low: item.measures.low!.value,
            high: item.measures.high!.value,
          })),
        },
        options,
      );
    case "curves":
      return chartFigure(
        curvePanels,
        {
          what,
          form,
          unit,
          shown: 9,
          rows: figures.items.map((item) => ({
            name: name(item),
            isChoice: item.kind === "choice",
            means: item.points.map(({ value }) => value),
          })),
        },
        options,
      );
    case "morris":
      return chartFigure(
        effectsScatter,
        {
          what: outcomeWords(outcome),
          form,
          unit,
          named: 8,
          rows: figures.items.map((item) => ({
            name: item.label,
            size: item.measures.size!.value,
            spread: item.measures.spread!.value,
            isChoice: item.kind === "choice",
          })),
        },
        options,
      );
    default:
      return chartFigure(bars, barsData(figures, outcome), options);
  }
}

interface BarWords {
  readonly title: string;
  readonly subtitle: string;
}

const marks = "Line: 95 % interval.";
const barWords: Readonly<Partial<Record<MethodId, BarWords>>> = {
  sobol: {
    title: "Share of the variance by input",
    subtitle: "Broad bar: total index, with its 95 % interval; narrow bar inside: first-order index.",
  },
  groups: {
    title: "Share of the variance by group",
    subtitle: "Broad bar: total index, with its 95 % interval; narrow bar inside: first-order index.",
  },
  "second-order": {
    title: "What two inputs have only together",
    subtitle: `Bar: interaction, as a share of the variance, of a pair among the six strongest inputs. ${marks}`,
  },
  "rests-on": { title: "Shares that add up to one", subtitle: `Share of the variance. ${marks}` },
  shapley: { title: "Shares that add up to one, by input", subtitle: `Shapley effect. ${marks}` },
  "given-data": {
    title: "First-order indices from the draws of an ordinary run",
    subtitle: `Share of the variance. ${marks}`,
  },
  correlation: {
    title: "How the outcome moves with each input, in a straight line",
    subtitle: `Bar: standardised regression coefficient, all other inputs held fixed. ${marks} Ring: plain correlation.`,
  },
  "rank-correlation": {
    title: "How the outcome’s rank moves with each input’s",
    subtitle: `Bar: rank regression coefficient, all other inputs held fixed. ${marks} Ring: Spearman’s correlation.`,
  },
  delta: {
    title: "How far knowing an input moves the whole distribution",
    subtitle: `Borgonovo’s delta, 0 to 1. ${marks} What chance alone would show is taken off already.`,
  },
  pawn: {
    title: "The gap that knowing an input opens",
    subtitle: `Gap between cumulative curves, 0 to 1. ${marks} What chance alone would show is taken off already.`,
  },
  information: {
    title: "What perfect knowledge would take off, at most",
    subtitle: `Bar: off the variance. ${marks} Ring: off the width of the 90 % interval, which may also grow.`,
  },
  "new-data": {
    title: "What a datum would take off",
    subtitle: `Bar: off the variance. ${marks} Ring: off the width of the 90 % interval, which may also grow.`,
  },
};

const headWords: Readonly<Record<string, string>> = {
  first: "First-order index",
  total: "Total index",
  interaction: "Together",
  share: "Share",
  coefficient: "Coefficient",
  correlation: "Correlation",
  partial: "Partial correlation",
  distance: "Distance",
  "by chance": "By chance, taken off",
  variance: "Off the variance",
  width: "Off the 90 % interval",
};

function barsData(figures: MethodFigures, outcome: OutcomeName): BarsData {
  const { id, items, unit } = figures;
  const { columns, by } = methodLayouts[id];
  const others = columns.map(([measure]) => measure).filter((measure) => measure !== by);
  // What chance would show is on another footing than the distance: it stands in the table only.
  const [second, more] = by === "distance" ? [undefined, others] : [others[0], others.slice(1)];
  const as = by === "total" ? "bar" : "dot";
  const form = formOf(unit);
  const value = (found: Measured | undefined) => found?.value ?? null;
  const rows = items
    .filter(({ measures }) => measures[by] !== undefined)
    .map((item) => {
      const main = item.measures[by]!;
      return {
        name: itemName(item, id),
        value: main.value,
        low: main.low,
        high: main.high,
        second: second === undefined ? null : value(item.measures[second]),
        more: more.map((measure) => value(item.measures[measure])),
      };
    });
  const { title, subtitle } = barWords[id]!;
  return {
    id,
    title: `${outcome.label}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    subtitle,
    of: figures.by === "parameter" ? "Input" : `By ${byWords[figures.by]}`,
    value: headWords[by]!,
    second: second === undefined ? null : { head: headWords[second]!, as },
    more: more.map((measure) => headWords[measure]!),
    form,
    rows,
    shown,
    summary: [
      ...rows.slice(0, 3).map((row) => `${row.name}: ${withInterval(form, row)}.`),
      rows.length > shown ? `The chart shows the ${shown} largest of ${rows.length}; the table has all.` : "",
    ].join(" "),
  };
}

function withInterval(form: NumberForm, { value, low, high }: BarsData["rows"][number]): string {
  if (low === null || high === null) return inForm(form, value);
  const [middle, from, to] = withIntervalInForm(form, value, low, high);
  return `${middle} (${from} to ${to})`;
}

function itemName({ kind, label, note }: ItemFigures, id: MethodId): string {
  const mark = kind === "choice" ? " (choice)" : "";
  if (id === "new-data") return `${note}: ${label.charAt(0).toLowerCase()}${label.slice(1)}${mark}`;
  if (note === "not told from chance") return `${label}${mark}, not told from chance`;
  const text = `${label}${mark}`;
  return kind.endsWith("group") ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
