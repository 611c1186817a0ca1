import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { choiceRow } from "./choiceRow.js";
import { elementMaker } from "./element.js";
import { parameterRow } from "./parameterRow.js";
import { topicOf, topicTitles } from "./topics.js";

/**
 * Everything that can be changed, topic by topic.
 *
 * @param catalogue where it is known, notes and evidence are written under each parameter
 */
export function assumptions(
  figures: AssumptionFigures,
  document: Document,
  catalogue?: Pick<Catalogue, "parameters" | "evidence">,
): HTMLElement[] {
  const make = elementMaker(document);
  const written = new Map(catalogue?.parameters.map((parameter) => [parameter.id, parameter]));
  const evidence = new Map(catalogue?.evidence.map((figure) => [figure.id, figure]));
  const section = (title: string, id: string, rows: readonly HTMLElement[], text?: string) =>
    rows.length === 0
      ? []
      : [
          make(
            "section",
            { class: "topic", id },
            make("h2", {}, title),
            text === undefined ? undefined : make("p", {}, text),
            rows,
          ),
        ];
  return [
    ...section(
      "Readings of the sources",
      "choices",
      figures.choices.map((choice) => choiceRow(choice, document)),
      "Where sources disagree about the structure, the alternatives are drawn by weight. Pin one to see the estimate under it.",
    ),
    ...topicTitles.flatMap((title, index) =>
      section(
        title,
        `topic-${index + 1}`,
        figures.parameters
          .filter(({ id }) => topicOf(id) === title)
          .map((parameter) => {
            const found = written.get(parameter.id);
            return parameterRow(parameter, document, found && { written: found, evidence });
          }),
      ),
    ),
  ];
}
