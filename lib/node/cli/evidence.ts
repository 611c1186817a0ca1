import type { Command } from "commander";
import catalogue from "#catalogue";
import { unknownName } from "../../study/problems.ts";
import type { Evidence } from "../../study/schemas/evidence.ts";
import { topics } from "../../study/vocabulary.ts";
import { print } from "./print.ts";
import { wrap } from "./text.ts";
import { WrongCall } from "./wrongCall.ts";

interface EvidenceOptions {
  readonly topic?: string;
  readonly country?: string;
  readonly lineage?: string;
  readonly search?: string;
  readonly json?: boolean;
}

/** `wageflow evidence`: the printed figures, with where they stand and how they were read. */
export function addEvidence(program: Command): void {
  program
    .command("evidence")
    .description("the printed figures: where each stands, what it says, whose it is")
    .argument("[ids...]", "figures, as F312 or E05")
    .option("--topic <topic>", `one of ${topics.join(", ")}`)
    .option("--country <place>", "place, as Kuwait or Russia")
    .option("--lineage <id>", "origin that figures repeat, as chosun-2012-04 or interviewee-a")
    .option("--search <text>", "text in what the figure says, how it is printed or read")
    .option("--json", "as JSON")
    .action((ids: string[], options: EvidenceOptions) => {
      const found = select(ids, options);
      if (options.json) print(`${JSON.stringify(found, null, 2)}\n`);
      else
        print(
          `${[...found.map(evidenceText), `${found.length} of ${catalogue.evidence.length} figures`].join("\n\n")}\n`,
        );
    });
}

function select(ids: readonly string[], { topic, country, lineage, search }: EvidenceOptions): Evidence[] {
  const all = catalogue.evidence;
  const known = (kind: string, value: string | undefined, values: Iterable<string>) => {
    const set = new Set(values);
    if (value !== undefined && !set.has(value)) throw new WrongCall(unknownName(kind, value, set));
  };
  for (const id of ids)
    known(
      "figure",
      id,
      all.map((figure) => figure.id),
    );
  known("topic", topic, topics);
  known(
    "lineage",
    lineage,
    catalogue.lineages.map(({ id }) => id),
  );
  const places = all.filter(
    ({ place }) => country === undefined || place.toLowerCase().includes(country.toLowerCase()),
  );
  if (places.length === 0)
    throw new WrongCall(unknownName("place", country!, new Set(all.map(({ place }) => place))));
  const wanted = search?.toLowerCase();
  return places.filter(
    (figure) =>
      (ids.length === 0 || ids.includes(figure.id)) &&
      (topic === undefined || figure.topic === topic) &&
      (lineage === undefined || figure.lineage === lineage) &&
      (wanted === undefined ||
        [figure.says, figure.printed, figure.reading].some((text) => text.toLowerCase().includes(wanted))),
  );
}

/** A figure in a few lines. */
export function evidenceText(figure: Evidence): string {
  const value =
    figure.low === null && figure.high === null
      ? ""
      : figure.low === figure.high
        ? `${figure.low} ${figure.unit}`
        : `${figure.low ?? "up to"}${figure.low === null ? " " : figure.high === null ? " or more" : " to "}${figure.high ?? ""} ${figure.unit}`;
  const where = [
    figure.source,
    figure.chapter && `chapter ${figure.chapter}`,
    figure.section,
    figure.lines && `lines ${figure.lines}`,
    figure.speaker && `speaker ${figure.speaker}`,
  ].filter(Boolean);
  const uses = usesOf(figure.id);
  return [
    `${figure.id}  ${figure.says}`,
    `      printed "${figure.printed}"${value === "" ? "" : ` = ${value.replace(/\s+/g, " ")}`}`,
    `      ${where.join(", ")}`,
    `      ${figure.certainty}, ${figure.represents}; lineage ${figure.lineage}${figure.repeats === "" ? "" : `; repeats ${figure.repeats}`}`,
    ...(figure.reading === "" ? [] : [wrap(figure.reading, 96, "      ")]),
    ...uses.map((use) => `      ${use}`),
  ].join("\n");
}

function usesOf(id: string): string[] {
  return catalogue.parameters.flatMap((parameter) => [
    ...(parameter.evidence?.includes(id) || parameter.derivedFrom?.includes(id)
      ? [`used for ${parameter.id}`]
      : []),
    ...(parameter.leftOut ?? [])
      .filter((left) => left.evidence.includes(id))
      .map((left) => `left out of ${parameter.id}: ${left.because}`),
  ]);
}
