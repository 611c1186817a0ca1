import type { BreakEvenFigures } from "../../lib/publish/figures/breakEvenFigures.ts";
import type { ConditionFigures } from "../../lib/publish/figures/conditionFigures.ts";
import type { ScatterFigures } from "../../lib/publish/figures/scatterFigures.ts";
import type { By, SensitivityFigures } from "../../lib/publish/figures/sensitivityFigures.ts";
import type { LeaveOutReport } from "../../lib/publish/leaveOutReport.ts";
import type { PageState } from "../../lib/publish/link.ts";
import type { Range } from "../../lib/sensitivity/conditioning/condition.ts";
import type { MethodId } from "../../lib/sensitivity/methods.ts";

/** What the page of sensitivity asks. */
export interface AnalysisQuestions {
  readonly sensitivity: {
    readonly ask: {
      readonly state: PageState;
      readonly outcome: string;
      readonly asked: readonly { readonly id: MethodId; readonly by: By }[];
    };
    readonly get: SensitivityFigures;
  };
  readonly scatter: {
    /** Without an input: the first that the outcome depends on. */
    readonly ask: { readonly state: PageState; readonly outcome: string; readonly input?: string };
    readonly get: ScatterFigures;
  };
  readonly breakEven: {
    readonly ask: {
      readonly state: PageState;
      readonly outcome: string;
      readonly target: number;
      readonly probability: number;
      /** Default: the ten that matter most. */
      readonly parameter?: string;
    };
    readonly get: BreakEvenFigures;
  };
  readonly condition: {
    readonly ask: { readonly state: PageState; readonly ranges: readonly Range[]; readonly of: string };
    readonly get: ConditionFigures;
  };
  readonly leaveOut: {
    readonly ask: { readonly state: PageState; readonly outcome: string };
    readonly get: LeaveOutReport;
  };
}
