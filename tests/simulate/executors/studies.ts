import type { Study } from "../../../lib/study/study.ts";
import { chain, choice, fixed, parameter, segment, studyOf, uniform } from "../../support.ts";

/** A small study with a choice. */
export const smallStudy: Study = studyOf(`
parameters:
${uniform("workers", "persons", 100, 200)}
${parameter("wage", "USD/month", "{ kind: triangular, low: 200, mode: 300, high: 700 }", ", covers: 1")}
${fixed("months", "months/year", 11)}
${uniform("taken", "share", 0, 0.9)}
${uniform("also", "share", 0.1, 0.5)}
segments:
${segment("all", "workers: workers, grossWage: wage, monthsPaid: months, chain: taken")}
chains:
${chain(
  "taken",
  "{ id: share, of: wage, when: { take: share }, deductions: [{ to: state, share: taken }] }",
  "{ id: more, of: remaining, when: { take: more }, deductions: [{ to: state, share: also }] }",
)}
choices:
${choice("take", { share: 0.6, more: 0.4 })}
`);

/** A study whose wages are too large to be calculated with. */
export const boundlessStudy: Study = studyOf(`
parameters:
${fixed("workers", "persons", 1e200)}
${uniform("wage", "USD/month", 1e200, 2e200)}
${fixed("months", "months/year", 11)}
segments:
${segment("all", "workers: workers, grossWage: wage, monthsPaid: months, chain: nothing")}
chains:
${chain("nothing")}
`);
