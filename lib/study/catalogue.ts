import type { AfterNetPay, Chain } from "./schemas/chain.ts";
import type { Choice } from "./schemas/choice.ts";
import type { Claim } from "./schemas/claim.ts";
import type { Contradiction } from "./schemas/contradiction.ts";
import type { DatumKind } from "./schemas/datumKind.ts";
import type { Evidence, Lineage, Source } from "./schemas/evidence.ts";
import type { WrittenParameter } from "./schemas/parameter.ts";
import type { Payslip } from "./schemas/payslip.ts";
import type { Scenario } from "./schemas/scenario.ts";
import type { Headcounts, Segment } from "./schemas/segment.ts";
import type { Wording } from "./schemas/wording.ts";

/** All data of the project, as read from its files. */
export interface Catalogue {
  readonly sources: readonly Source[];
  readonly lineages: readonly Lineage[];
  readonly evidence: readonly Evidence[];
  readonly parameters: readonly WrittenParameter[];
  readonly chains: readonly Chain[];
  readonly afterNetPay: readonly AfterNetPay[];
  readonly segments: readonly Segment[];
  readonly headcounts: readonly Headcounts[];
  readonly choices: readonly Choice[];
  readonly scenarios: readonly Scenario[];
  readonly claims: readonly Claim[];
  readonly contradictions: readonly Contradiction[];
  readonly payslips: readonly Payslip[];
  readonly datumKinds: readonly DatumKind[];
  readonly wording: readonly Wording[];
}

export const emptyCatalogue: Catalogue = {
  sources: [],
  lineages: [],
  evidence: [],
  parameters: [],
  chains: [],
  afterNetPay: [],
  segments: [],
  headcounts: [],
  choices: [],
  scenarios: [],
  claims: [],
  contradictions: [],
  payslips: [],
  datumKinds: [],
  wording: [],
};
