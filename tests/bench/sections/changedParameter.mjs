// One parameter of the common model changed, with the draws kept and with a run from the start.
import { engine } from "../tools/programs.mjs";

const draws = "20000";

export const title = "One parameter changed, 20,000 draws of the common model";

export const says = `The middle over all 70 parameters of the time from a change to the four outcomes, with the same bits either way. Kept,
only what depends on the parameter is worked out again; from the start, the study is read and simulated anew.`;

export const base = "Wageflow, from the start";

export const rows = [
  { name: "Wageflow, draws kept", program: () => engine("changedParameter.mjs", draws, "kept") },
  { name: base, program: () => engine("changedParameter.mjs", draws, "again") },
];
