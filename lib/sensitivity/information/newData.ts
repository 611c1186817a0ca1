import type { DatumKind } from "../../study/schemas/datumKind.ts";
import type { Study } from "../../study/study.ts";
import { parseUnit } from "../../study/units.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { families } from "../groups/families.ts";
import { checkKind } from "../samples/checkKind.ts";
import type { DrawnInput, DrawnSample } from "../samples/drawn.ts";
import { datumClasses, type Precision } from "./datum.ts";
import { type Learning, learning } from "./learning.ts";

/** What a datum of one kind about one input is expected to teach. */
export interface NewDatum extends Learning {
  readonly input: string;
  readonly kind: string;
  readonly precision: Precision;
}

/**
 * Every new datum that could be got about the inputs of a study, the one that would narrow the outcome most first.
 *
 * @param inputs those to look at; a datum teaches no more than perfect information would
 * @throws RangeError where the sample was made for another estimator
 */
export function newData(
  sample: DrawnSample,
  outcome: string,
  study: Study,
  kinds: readonly DatumKind[],
  { inputs, seed = "" }: { readonly inputs?: ReadonlySet<string>; readonly seed?: string } = {},
): readonly NewDatum[] {
  checkKind("newData", sample, "drawn");
  const learn = learning(sample, outcome, seed);
  const subjects = families(study);
  return sample.inputs
    .filter(({ name }) => inputs?.has(name) ?? true)
    .flatMap((input) =>
      kinds.flatMap((kind): NewDatum[] => {
        const id = input.name.startsWith(choicePrefix) ? input.name.slice(choicePrefix.length) : input.name;
        const informs = kind.informs.find(
          ({ about, except }) => about === subjects.get(input.name) && !except?.includes(id),
        );
        const precision = informs && precisionOf(study, input, informs);
        if (precision === undefined) return [];
        return [
          { input: input.name, kind: kind.id, precision, ...learn(datumClasses(input, precision, { seed })) },
        ];
      }),
    )
    .sort((a, b) => b.variance.value - a.variance.value);
}

/** Undefined where the kind says nothing of such a quantity. */
function precisionOf(
  study: Study,
  { name, options }: DrawnInput,
  { relative, share, right }: DatumKind["informs"][number],
): Precision | undefined {
  if (options !== undefined || name.startsWith(choicePrefix))
    return right === undefined ? undefined : { kind: "option", right };
  if (parseUnit(study.parameters.get(name)!.unit).dimension === "share") {
    return share === undefined ? undefined : { kind: "absolute", error: share };
  }
  return relative === undefined ? undefined : { kind: "relative", error: relative };
}
