import type { Study } from "../study/study.ts";
import { evaluateStudy, type StudyEvaluation } from "./evaluateStudy.ts";
import { type Recorder, recordPlan, type Step } from "./recordPlan.ts";

/** A study written down: from its steps, plans are made for whatever is to be worked out. */
export interface RecordedStudy extends StudyEvaluation<Step> {
  readonly recorder: Recorder;
}

const recorded = new WeakMap<Study, RecordedStudy>();

/** Records a study, once. */
export function recordStudy(study: Study): RecordedStudy {
  let found = recorded.get(study);
  if (found === undefined) {
    const recorder = recordPlan();
    found = { recorder, ...evaluateStudy(recorder, study, recorder.input) };
    recorded.set(study, found);
  }
  return found;
}
