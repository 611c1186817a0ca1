import type { QuestionName, Questions } from "./answer.ts";

/** From the page to the worker. */
export interface Asked<Name extends QuestionName = QuestionName> {
  readonly id: number;
  readonly question: Name;
  readonly ask: Questions[Name]["ask"];
}

/** From the worker to the page, any number of `progress` and then one of the others. */
export type Answered =
  | { readonly id: number; readonly kind: "progress"; readonly done: number; readonly of: number }
  | { readonly id: number; readonly kind: "answer"; readonly get: Questions[QuestionName]["get"] }
  | { readonly id: number; readonly kind: "problem"; readonly message: string };
