import type { PageState } from "../../lib/publish/link.ts";
import { samplingOf } from "../../lib/publish/overridesOf.ts";
import { type KeptRun, keptRun } from "../../lib/simulate/keptRun.ts";
import type { Study } from "../../lib/study/study.ts";

/** More draws than this would take too much memory to keep. */
const mostDrawsKept = 65_536;

/** The run of a state, ready to follow the changes of one parameter: what a slider asks for. */
interface Followed {
  readonly parameter: string;
  /** All of the state but the parameter. */
  readonly rest: string;
  readonly run: KeptRun;
}

let followed: Followed | undefined;
let lastSet: PageState["set"] = {};

/** Keeps what it takes to follow a parameter from this state on, if it is not kept already. */
export function follow(
  state: PageState,
  study: Study,
  parameter: string,
  outcomes: readonly string[],
): Followed | undefined {
  if ((state.draws ?? study.draws) > mostDrawsKept || !study.parameters.has(parameter)) return undefined;
  const rest = restOf(state, parameter);
  if (followed?.parameter !== parameter || followed.rest !== rest) {
    const run = keptRun(study, outcomes, { ...samplingOf(state), parameters: [parameter] });
    followed = { parameter, rest, run };
  }
  return followed;
}

/**
 * The run of a state in which, since the state before, one parameter has been changed and nothing else, with the
 * bits that it has anew; undefined where more has changed.
 */
export function followedRun(
  state: PageState,
  study: Study,
  outcomes: readonly string[],
): KeptRun | undefined {
  const moved = movedParameter(lastSet, state.set);
  lastSet = state.set;
  const found = moved === undefined ? undefined : follow(state, study, moved, outcomes);
  if (found === undefined) return undefined;
  const { run, parameter } = found;
  if (run.parameters.includes(parameter))
    run.change(parameter, study.parameters.get(parameter)!.distribution);
  return run;
}

/** The one parameter that is set differently in two states. */
function movedParameter(before: PageState["set"], now: PageState["set"]): string | undefined {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const moved = ids.filter((id) => JSON.stringify(before[id]) !== JSON.stringify(now[id]));
  return moved.length === 1 ? moved[0] : undefined;
}

function restOf(state: PageState, parameter: string): string {
  const { [parameter]: _, ...others } = state.set;
  return JSON.stringify({ ...state, set: others });
}
