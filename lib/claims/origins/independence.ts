import type { Catalogue } from "../../study/catalogue.ts";
import type { Claim } from "../../study/schemas/claim.ts";
import type { Study } from "../../study/study.ts";
import { lineagesOf, lineagesOfStudy } from "./lineagesOf.ts";

/** Whether a claim has an origin of its own, beside the study's inputs. */
export interface Independence {
  readonly verdict: "shares an origin" | "own origin";
  /** The claim's lineages, with those that they come from. */
  readonly lineages: readonly string[];
  /** Those that parameters of the study rest on too: a claim that shares one confirms nothing. */
  readonly shared: readonly { readonly lineage: string; readonly parameters: readonly string[] }[];
}

/**
 * The lineages that a claim shares with a study's inputs.
 *
 * @param inputs parameters that matter for the claim's outcome; default: all of the study
 */
export function independenceOf(
  claim: Pick<Claim, "evidence">,
  study: Study,
  catalogue: Pick<Catalogue, "evidence" | "lineages">,
  inputs?: ReadonlySet<string>,
): Independence {
  const lineages = lineagesOf(claim.evidence, catalogue);
  const ofStudy = lineagesOfStudy(study, catalogue, inputs);
  const shared = lineages.flatMap((lineage) => {
    const parameters = ofStudy.get(lineage);
    return parameters === undefined ? [] : [{ lineage, parameters }];
  });
  return { verdict: shared.length > 0 ? "shares an origin" : "own origin", lineages, shared };
}
