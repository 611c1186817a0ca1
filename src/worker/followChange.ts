import type { PageState } from "../../lib/publish/link.ts";
import { samplingOf } from "../../lib/publish/overridesOf.ts";
import { type KeptRun, keptRun } from "../../lib/simulate/keptRun.ts";
import type { Study } from "../../lib/study/study.ts";
import { choicePrefix } from "../../lib/study/vocabulary.ts";

/** More draws than this would take too much memory to keep. */
const mostDrawsKept = 65_536;

/** The run of a state, ready to follow the changes of one input: what a slider asks for. */
interface Followed {
  readonly input: string;
  /** All of the state, and of the choices, but the input. */
  readonly rest: string;
  readonly run: KeptRun;
}

let followed: Followed | undefined;
let last: Pick<PageState, "set" | "choose" | "weigh"> = { set: {}, choose: {}, weigh: {} };

/**
 * Keeps what it takes to follow an input from this state on, if it is not kept already.
 *
 * @param input a parameter, or `choice:<id>`
 * @returns undefined where it cannot be followed
 */
export function follow(
  state: PageState,
  study: Study,
  input: string,
  outcomes: readonly string[],
): KeptRun | undefined {
  const choice = choiceOf(study, input);
  const canFollow = choice === undefined ? study.parameters.has(input) : choice.given === undefined;
  if (!canFollow || (state.draws ?? study.draws) > mostDrawsKept) return undefined;
  const rest = restOf(state, study, input);
  if (followed?.input !== input || followed.rest !== rest) {
    const run = keptRun(study, outcomes, { ...samplingOf(state), changing: [input] });
    followed = { input, rest, run };
  }
  return followed.run;
}

/**
 * The run of a state in which, since the state before, one parameter or choice has been changed and nothing else,
 * with the bits that it has anew; undefined where more has changed.
 */
export function followedRun(
  state: PageState,
  study: Study,
  outcomes: readonly string[],
): KeptRun | undefined {
  const moved = movedInput(last, state);
  last = state;
  const run = moved === undefined ? undefined : follow(state, study, moved, outcomes);
  if (run === undefined || !run.inputs.includes(moved!)) return run;
  const choice = choiceOf(study, moved!);
  if (choice === undefined) run.change(moved!, study.parameters.get(moved!)!.distribution);
  else {
    const { id, options, pinned, weights } = choice;
    run.weigh(id, pinned === undefined ? weights[0]! : options.map((option) => (option === pinned ? 1 : 0)));
  }
  return run;
}

function choiceOf(study: Study, input: string) {
  return input.startsWith(choicePrefix) ? study.choices.get(input.slice(choicePrefix.length)) : undefined;
}

/** The one parameter or choice of which two states say different things. */
function movedInput(before: typeof last, now: typeof last): string | undefined {
  const moved = [
    ...differing(before.set, now.set),
    ...new Set(
      [...differing(before.choose, now.choose), ...differing(before.weigh, now.weigh)].map(
        (id) => choicePrefix + id,
      ),
    ),
  ];
  return moved.length === 1 ? moved[0] : undefined;
}

function differing(
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
): string[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return ids.filter((id) => JSON.stringify(before[id]) !== JSON.stringify(now[id]));
}

/** Pinning a choice may move the weights of the one that it depends on, so those are looked at too. */
function restOf({ set, choose, weigh, ...others }: PageState, study: Study, input: string): string {
  const choices = [...study.choices.values()]
    .filter(({ id }) => choicePrefix + id !== input)
    .map(({ id, given, weights, pinned }) => ({ id, given, weights, pinned }));
  return JSON.stringify({ ...others, set: Object.entries(set).filter(([id]) => id !== input), choices });
}
